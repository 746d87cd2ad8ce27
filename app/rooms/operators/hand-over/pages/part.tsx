import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF, TEAM } from '../../rules.ts'
import { passOnForm } from '../forms.ts'
import { useDuties } from '../parts/duty-words.ts'
import { PartTag } from '../parts/part-list.tsx'
import { type HandOverPart, heldBy, partById, receivers } from '../reads.ts'
import type { Duty } from '../rules.ts'
import { passOn, takeUp } from '../writes.ts'

/** What somebody left to another: who it was left to takes it up, or passes it on by name. */
export const oneHandOver = new Hono<Env>()
  .get('/hand-overs/:part', (c) => show(c, requireRole(c, ...STAFF)))
  .post('/hand-overs/:part/take-up', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const taken = await asActor(actor, async (tx) => takeUp(tx, actor, (await partHere(tx, c)).id))
    if (!taken) {
      c.status(409)
      return show(c, actor, { refusal: 'operators.handOver.answered' })
    }
    flash(c, 'operators.handOver.taken')
    return c.redirect(below(c, `/hand-overs/${c.req.param('part')}`), 303)
  })
  .post('/hand-overs/:part/pass-on', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(passOnForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const passed = await asActor(actor, async (tx) =>
      passOn(tx, actor, form.once, (await partHere(tx, c)).id, form.value, today),
    )
    if (!passed.ok) {
      c.status(409)
      return show(c, actor, { ...form, errors: { to: [passed.refusal] } })
    }
    flash(c, 'operators.handOver.passedOn')
    return c.redirect(below(c, `/hand-overs/${c.req.param('part')}`), 303)
  })

async function partHere(tx: ActorTx, c: Context<Env>) {
  const id = c.req.param('part') ?? ''
  const part = isId(id) ? await partById(tx, id) : undefined
  if (!part) throw new NotHere()
  return part
}

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const seen = await asActor(actor, async (tx) => {
    const part = await partHere(tx, c)
    const isMine = part.toId === actor.personId && !part.passedAt
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const held = isMine ? await heldBy(tx, actor.personId, today) : []
    return {
      part,
      isMine,
      receivers: isMine && !part.acceptedAt ? await receivers(tx, actor.personId) : [],
      open: held.flatMap(({ duties }) => duties).filter(({ id }) => part.things.includes(id)),
    }
  })
  return c.render(<PartPage {...seen} form={form} />, {
    title: c.var.t('operators.handOver.from', { name: seen.part.from }),
    section: '/operators',
    robots: 'noindex',
  })
}

type Props = {
  part: HandOverPart
  isMine: boolean
  receivers: { id: string; name: string }[]
  open: Duty[]
  form: FormState
}

function PartPage({ part, isMine, receivers, open, form }: Props) {
  const { t, day, dayOf } = useTexts()
  const { say, pathOf } = useDuties()
  const at = useBelow()
  const titled = open.filter(({ title, path }) => title && path)
  return (
    <Page
      heading={['operators.handOver.from', { name: part.from }]}
      kicker={say(part.kind, part.things.length)}
      width="reading"
    >
      <p>
        {t('operators.handOver.line', { from: part.from, to: part.to, day: day(dayOf(part.at)) })}{' '}
        <PartTag part={part} />
      </p>
      {part.note && (
        <Section heading="operators.handOver.note">
          <div class="prose">
            {part.note.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </Section>
      )}
      {isMine && (
        <Section heading="operators.handOver.things">
          {titled.length > 0 && (
            <ul>
              {titled.map(({ title, path }) => (
                <li>
                  <a href={at(path ?? '')}>{title}</a>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={at(pathOf(part.kind))}>{t('operators.handOver.where')}</a>
          </p>
        </Section>
      )}
      {isMine && !part.acceptedAt && (
        <>
          <ActionButton action={at(`/hand-overs/${part.id}/take-up`)} label="operators.handOver.takeUp" />
          <Section heading="operators.handOver.pass" lead="operators.handOver.passLead">
            <Form {...form} action={at(`/hand-overs/${part.id}/pass-on`)} submit="operators.handOver.passNow">
              <Select
                name="to"
                label="operators.handOver.toWhom"
                options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
              <TextArea
                name="note"
                label="operators.handOver.passNote"
                hint="operators.handOver.passNoteHint"
                rows={3}
                maxlength={4000}
              />
            </Form>
          </Section>
        </>
      )}
    </Page>
  )
}
