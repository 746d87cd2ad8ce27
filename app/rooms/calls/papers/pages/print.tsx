import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import type { Sheet } from '../../../../ground/paper/sheets.ts'
import { LANGUAGES, nameOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere, todayOf } from '../../parts/here.ts'
import type { Call } from '../../reads.ts'
import { phaseOf } from '../../rules.ts'
import { papersForm } from '../forms.ts'
import { PrintedPaper } from '../parts/idea-paper.tsx'
import { type IdeaPaper, type PaperMade, paperByCode, papersOf } from '../reads.ts'
import { MOST_PAPERS, PAPERS } from '../rules.ts'
import { makePapers } from '../writes.ts'

/** Forms on paper for a call: asked for here while it is open or to come, each with its own code. */
export const printingPapers = new Hono<Env>()
  .get('/calls/:id/papers', async (c) => show(c, requireRole(c, ...TEAM), await callToPrint(c)))
  .post('/calls/:id/papers', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const call = await callToPrint(c)
    if (!mayPrint(c, call)) throw new NotHere()
    const form = await parseForm(papersForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, call, form)
    }
    const made = await asActor(actor, (tx) => makePapers(tx, actor, form.once, call, form.value))
    const codes = made.map(({ code }) => code).join('-')
    return c.redirect(below(c, `/calls/${call.id}/papers/print?codes=${codes}`), 303)
  })
  .get('/calls/:id/papers/print', (c) => print(c, (c.req.query('codes') ?? '').split('-')))
  .get('/paper/ideas/:sheetCode/print', (c) => print(c, [c.req.param('sheetCode')]))

/** A published call: what was printed for it is found also after it closed. */
async function callToPrint(c: Context<Env>): Promise<Call> {
  const call = await callHere(c)
  if (!call.publishedAt) throw new NotHere()
  return call
}

const mayPrint = (c: Context<Env>, call: Call) => ['coming', 'open'].includes(phaseOf(call, todayOf(c)))

async function print(c: Context<Env>, codes: readonly string[]) {
  const actor = requireRole(c, ...TEAM)
  const papers = await asActor(actor, async (tx) => {
    const found: IdeaPaper[] = []
    for (const code of codes.slice(0, MOST_PAPERS)) {
      const paper = await paperByCode(tx, code)
      if (paper) found.push(paper)
    }
    return found
  })
  if (papers.length === 0) throw new NotHere()
  return c.render(<PrintPage papers={papers} printedBy={c.var.session?.name ?? null} />, {
    title: c.var.t('calls.papers.print'),
    section: '/calls',
  })
}

async function show(c: Context<Env>, actor: SignedInActor, call: Call, form: FormState = {}) {
  const made = await asActor(actor, (tx) => papersOf(tx, call.id))
  return c.render(
    <AskPage call={call} made={made} printing={mayPrint(c, call)} language={c.var.language} form={form} />,
    { title: c.var.t('calls.papers.heading'), section: '/calls' },
  )
}

type AskProps = { call: Call; made: PaperMade[]; printing: boolean; language: string; form: FormState }

function AskPage({ call, made, printing, language, form }: AskProps) {
  const crumbs = useCrumbs()
  return (
    <Page
      heading="calls.papers.heading"
      kicker={call.title}
      lead="calls.papers.lead"
      crumbs={crumbs(call)}
      width="reading"
    >
      {printing && (
        <Form {...form} submit="calls.papers.make">
          <Field
            name="papers"
            type="number"
            label="calls.papers.howMany"
            hint="calls.papers.howManyHint"
            inputmode="numeric"
            min={1}
            max={MOST_PAPERS}
            value={PAPERS}
          />
          <Select
            name="language"
            label="calls.papers.language"
            blank={false}
            options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            value={language}
          />
        </Form>
      )}
      {made.length > 0 && <MadeList made={made} />}
    </Page>
  )
}

function MadeList({ made }: { made: readonly PaperMade[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="calls.papers.made">
      <ul class="plain-list">
        {made.map(({ sheet, copied }) => (
          <li>
            <a href={below(typingAt(sheet))}>{spaced(sheet.code)}</a>{' '}
            {t(copied ? 'calls.papers.done' : 'calls.papers.waiting')} <When at={sheet.printedAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PrintPage({ papers, printedBy }: { papers: readonly IdeaPaper[]; printedBy: string | null }) {
  const { t } = useTexts()
  const crumbs = useCrumbs()
  const call = papers[0]?.call
  const codes = (all: readonly { sheet: Sheet }[]) => all.map(({ sheet }) => spaced(sheet.code)).join(' · ')
  return (
    <Page
      heading="calls.papers.print"
      kicker={codes(papers)}
      crumbs={crumbs(call, { href: `/calls/${call?.id}/papers`, label: 'calls.papers.heading' })}
    >
      <p class="hint not-printed">{t('paper.print.how')}</p>
      {papers.map((paper) => (
        <PrintedPaper paper={paper} printedBy={printedBy} />
      ))}
    </Page>
  )
}
