import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { idHere, todayOf, useActivityCrumbs } from '../../parts/here.ts'
import { publishedBetween } from '../../stories/reads.ts'
import { reopenForm, wordsForm } from '../forms.ts'
import { Figures, Notes } from '../parts/figures.tsx'
import { type SentWords, WrittenSections } from '../parts/sections.tsx'
import { SigningSection } from '../parts/signing.tsx'
import { countedOf, heardOf, sheetById, signingsOf, standingOf, wentOf, wordsOf } from '../reads.ts'
import { isSection, type Section as SectionCode } from '../rules.ts'
import { reopenSheet, signSheet, writeWords } from '../writes.ts'

type Sent = SentWords & { signing?: FormState }

export const oneSheet = new Hono<Env>()
  .get('/activities/sheets/:sheet', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/activities/sheets/:sheet/sections/:section', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const which = { sheetId: idHere(c, 'sheet'), section: sectionHere(c) }
    const form = await parseForm(wordsForm, c)
    // A page that keeps by itself while one types asks for the answer alone.
    const asksForWords = c.req.header('accept') === 'application/json'
    if (!form.ok) {
      c.status(422)
      return asksForWords
        ? c.json({ said: c.var.t('activities.sheets.notKept') })
        : show(c, actor, { section: which.section, form })
    }
    const kept = await asActor(actor, (tx) => writeWords(tx, actor, which, form.once, form.value))
    if (!kept.ok) {
      c.status(409)
      return asksForWords
        ? c.json({ said: c.var.t(kept.refusal) })
        : show(c, actor, { section: which.section, form: { ...form, refusal: kept.refusal } })
    }
    const { number, text, joined } = kept.value
    const said = joined ? 'activities.sheets.joined' : 'activities.sheets.kept'
    if (asksForWords) return c.json({ number, text, joined, once: newId(), said: c.var.t(said) })
    flash(c, said, joined ? 'warning' : 'success')
    return c.redirect(below(c, `/activities/sheets/${which.sheetId}#${which.section}`), 303)
  })
  .post('/activities/sheets/:sheet/sign', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idHere(c, 'sheet')
    const form = await parseForm(reopenForm.partial(), c)
    const signed = await asActor(actor, (tx) => signSheet(tx, actor, id, form.once, todayOf(c)))
    if (!signed.ok) {
      c.status(409)
      return show(c, actor, { signing: { ...form, refusal: signed.refusal } })
    }
    flash(c, 'activities.sheets.isSigned')
    return c.redirect(below(c, `/activities/sheets/${id}`), 303)
  })
  .post('/activities/sheets/:sheet/reopen', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = idHere(c, 'sheet')
    const form = await parseForm(reopenForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, { signing: form })
    }
    await asActor(actor, (tx) => reopenSheet(tx, actor, id, form.value.why, c.var.now))
    flash(c, 'activities.sheets.isOpen')
    return c.redirect(below(c, `/activities/sheets/${id}`), 303)
  })

export function sectionHere(c: Context<Env>): SectionCode {
  const section = c.req.param('section') ?? ''
  if (!isSection(section)) throw new NotHere()
  return section
}

async function show(c: Context<Env>, actor: SignedInActor, sent: Sent = {}) {
  const id = idHere(c, 'sheet')
  const loaded = await asActor(actor, async (tx) => {
    const sheet = await sheetById(tx, id)
    if (!sheet) throw new NotHere()
    return {
      sheet,
      counted: await countedOf(tx, actor, sheet),
      signings: await signingsOf(tx, id),
      written: await wordsOf(tx, id),
      went: await wentOf(tx, sheet),
      heard: await heardOf(tx, sheet),
      stories: await publishedBetween(tx, sheet.activityId, sheet),
    }
  })
  return c.render(<SheetPage {...loaded} today={todayOf(c)} sent={sent} />, {
    title: `${c.var.t('activities.sheets.one')}: ${loaded.sheet.title}`,
    section: '/activities',
    robots: 'noindex',
  })
}

type Loaded = {
  sheet: NonNullable<Awaited<ReturnType<typeof sheetById>>>
  counted: Awaited<ReturnType<typeof countedOf>>
  signings: Awaited<ReturnType<typeof signingsOf>>
  written: Awaited<ReturnType<typeof wordsOf>>
  went: Awaited<ReturnType<typeof wentOf>>
  heard: Awaited<ReturnType<typeof heardOf>>
  stories: Awaited<ReturnType<typeof publishedBetween>>
}

function SheetPage({
  sheet,
  counted,
  signings,
  written,
  went,
  heard,
  stories,
  today,
  sent,
}: Loaded & { today: string; sent: Sent }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const here = below(`/activities/sheets/${sheet.id}`)
  const standing = standingOf(signings)
  const lab = { id: sheet.activityId, title: sheet.title }
  return (
    <Page
      heading="activities.sheets.one"
      kicker={`${sheet.title} · ${t('activities.sheets.span', { from: day(sheet.fromOn), until: day(sheet.untilOn) })}`}
      lead={
        standing
          ? ['activities.sheets.frozen', { day: day(standing.signedOn) }]
          : 'activities.sheets.writeInPlace'
      }
      crumbs={[
        ...useActivityCrumbs(lab),
        { href: below(`/activities/${lab.id}/sheets`), label: 'activities.sheets.heading' },
      ]}
      actions={
        <>
          <ButtonLink href={`${here}/paper`} label="activities.sheets.print" quiet />
          <ButtonLink href={`${here}/document.docx`} label="activities.sheets.docx" quiet />
        </>
      }
    >
      <Section heading="activities.sheets.figures" lead="activities.sheets.figuresLead">
        <Figures counted={counted} signing={standing} />
        <Notes went={went} heard={heard} />
      </Section>
      <WrittenSections here={here} written={written} signed={standing !== undefined} sent={sent} />
      <Section heading="activities.sheets.stories" lead="activities.sheets.storiesLead">
        {stories.map(({ words, signedAs }) => (
          <figure>
            <blockquote class="prose">{words}</blockquote>
            <figcaption>{signedAs}</figcaption>
          </figure>
        ))}
        <p>
          <a href={below(`/activities/${lab.id}/stories`)}>{t('activities.stories.heading')}</a>
        </p>
      </Section>
      <SigningSection
        here={here}
        signings={signings}
        standing={standing}
        isOver={sheet.untilOn <= today}
        sent={sent.signing}
      />
    </Page>
  )
}
