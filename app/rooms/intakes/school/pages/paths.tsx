import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { showIntake } from '../../pages/intake.tsx'
import { intakeToChange } from '../../parts/intake-here.ts'
import { partForm, pressedForm } from '../forms.ts'
import { PartList } from '../parts/part-list.tsx'
import { type PathPart, partsForMe } from '../reads.ts'
import { addPart, doPart } from '../writes.ts'

const TAKES_PART = ['partner', 'guardian', 'volunteer', 'citizen', ...TEAM] as const

/** Parts of plans: whoever accompanies writes them, whoever one is for sees that one and says when it is done. */
export const paths = new Hono<Env>()
  .get('/paths', async (c) => {
    const actor = requireRole(c, ...TAKES_PART)
    const parts = await asActor(actor, (tx) => partsForMe(tx, actor))
    return c.render(<PathsPage parts={parts} />, { title: c.var.t('intakes.path.mine') })
  })
  .post('/paths/:part/done', async (c) => {
    const actor = requireRole(c, ...TAKES_PART)
    const part = c.req.param('part')
    await parseForm(pressedForm, c)
    const today = localDay(c.var.now, c.var.territory.timeZone)
    if (!isId(part) || !(await asActor(actor, (tx) => doPart(tx, actor, part, today)))) return c.notFound()
    flash(c, 'intakes.steps.doneNow')
    return c.redirect(below(c, '/paths'), 303)
  })
  .post('/intakes/:id/path', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(partForm, c)
    if (!form.ok) return showIntake(c, actor, id, { which: 'part', form })
    const added = await asActor(actor, async (tx) =>
      addPart(tx, actor, form.once, await intakeToChange(tx, id), form.value),
    )
    if (!added.ok)
      return showIntake(c, actor, id, {
        which: 'part',
        form: { ...form, errors: { [form.value.forBody ? 'forBody' : 'forPerson']: [added.refusal] } },
      })
    flash(c, 'intakes.path.saved')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })

function PathsPage({ parts }: { parts: PathPart[] }) {
  return (
    <Page heading="intakes.path.mine" lead="intakes.path.mineLead" width="reading">
      {parts.length ? (
        <PartList parts={parts} mayDo />
      ) : (
        <EmptyState heading="intakes.path.none" text="intakes.path.noneText" />
      )}
    </Page>
  )
}
