import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { PrintedSlips } from '../../../../ground/paper/slips.tsx'
import { LANGUAGES, nameOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes, Radios, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { type Followed, followedVisits } from '../../kinds/companionship/parts/visits-loaded.ts'
import { todayOf } from '../../parts/here.ts'
import { slipsForm } from '../forms.ts'
import { PrintedVisits } from '../parts/visit-slip.tsx'
import { slipByCode, type VisitSlip } from '../reads.ts'
import { SLIPS_A_PAGE, SPANS } from '../rules.ts'
import { makeSlips } from '../writes.ts'

/** Slips for volunteers who visit without a phone: asked for by who follows them, printed two to a sheet. */
export const printingSlips = new Hono<Env>()
  .get('/visits/slips', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/visits/slips', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(slipsForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const made = await asActor(actor, (tx) => makeSlips(tx, actor, form.once, form.value, todayOf(c)))
    if (!made.ok) {
      c.status(422)
      return show(c, actor, { ...form, errors: { agreements: [made.refusal] } })
    }
    const codes = made.value.map(({ code }) => code).join('-')
    return c.redirect(below(c, `/visits/slips/print?codes=${codes}`), 303)
  })
  .get('/visits/slips/print', (c) => print(c, (c.req.query('codes') ?? '').split('-')))
  .get('/paper/visits/:sheetCode/print', (c) => print(c, [c.req.param('sheetCode')]))

async function print(c: Context<Env>, codes: readonly string[]) {
  const actor = signedIn(c)
  const slips = await asActor(actor, async (tx) => {
    const found: VisitSlip[] = []
    for (const code of codes.slice(0, MOST_SLIPS)) {
      const slip = await slipByCode(tx, code)
      if (slip) found.push(slip)
    }
    return found
  })
  if (slips.length === 0) throw new NotHere()
  return c.render(<PrintPage slips={slips} printedBy={c.var.session?.name ?? null} />, {
    title: c.var.t('exchange.slips.print'),
    section: '/exchange',
  })
}

const MOST_SLIPS = 40

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const all = await asActor(actor, (tx) => followedVisits(tx, todayOf(c)))
  return c.render(<AskPage all={all} language={c.var.language} form={form} />, {
    title: c.var.t('exchange.slips.heading'),
    section: '/exchange',
  })
}

type AskProps = { all: readonly Followed[]; language: string; form: FormState }

function AskPage({ all, language, form }: AskProps) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="exchange.slips.heading"
      lead="exchange.slips.lead"
      crumbs={[{ href: at('/visits/following'), label: 'exchange.companionship.following.heading' }]}
      width="reading"
    >
      {all.length === 0 ? (
        <EmptyState heading="exchange.slips.none" text="exchange.slips.noneText" />
      ) : (
        <Form {...form} submit="exchange.slips.make">
          <Checkboxes
            name="agreements"
            label="exchange.slips.agreements"
            required
            options={all.map(({ id, title, volunteer }) => ({
              value: id,
              label: title,
              hint: volunteer ?? undefined,
            }))}
          />
          <Radios
            name="span"
            label="exchange.slips.span"
            required
            options={SPANS.map((days) => ({ value: String(days), label: t(`exchange.slips.span.${days}`) }))}
            value={String(SPANS[0])}
          />
          <Select
            name="language"
            label="exchange.slips.language"
            blank={false}
            options={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
            value={language}
          />
        </Form>
      )}
    </Page>
  )
}

function PrintPage({ slips, printedBy }: { slips: readonly VisitSlip[]; printedBy: string | null }) {
  const at = useBelow()
  const [only] = slips
  return (
    <PrintedSlips
      heading="exchange.slips.print"
      kicker={slips.map(({ sheet }) => spaced(sheet.code)).join(' · ')}
      crumbs={[{ href: at('/visits/slips'), label: 'exchange.slips.heading' }]}
      back={slips.length === 1 && only ? at(typingAt(only.sheet)) : undefined}
      aPage={SLIPS_A_PAGE}
      slips={slips.map((slip) => <PrintedVisits slip={slip} printedBy={printedBy} />)}
    />
  )
}
