import { type Context, Hono } from 'hono'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { askerFor, confirmAsking, leaveAsking } from '../../joining/writes.ts'
import { courseHere, momentOf, SECTION } from '../parts/here.ts'
import { isToken } from '../parts/letters.ts'
import { startIfEnough } from '../parts/starting.ts'
import { familiesAsking, type WantedCourse } from '../reads.ts'

type Act = 'confirm' | 'leave'
type State = 'asked' | 'confirmed' | 'gone'

/** What the links of letters open. Each asks for a button: programs that look at mails before people do press nothing. */
export const askingLink = new Hono<Env>()
  .get('/wanted-courses/:course/:family/:token/confirm', (c) => show(c, 'confirm'))
  .get('/wanted-courses/:course/:family/:token/leave', (c) => show(c, 'leave'))
  .post('/wanted-courses/:course/:family/:token/confirm', async (c) => {
    const { course, id, asker } = await askingHere(c)
    const confirmed = await asActor(asker, (tx) => confirmAsking(tx, asker, id, course, momentOf(c)))
    if (confirmed) await startIfEnough(c.var.territory, course.id, c.var.now, reachedAt(c))
    return show(c, 'confirm')
  })
  .post('/wanted-courses/:course/:family/:token/leave', async (c) => {
    const { course, id, asker } = await askingHere(c)
    await asActor(asker, (tx) => leaveAsking(tx, asker, course.id, id, c.var.now))
    return show(c, 'leave')
  })

/** Whose link this is. Throws NotHere for one that was not made here. */
async function askingHere(c: Context<Env>) {
  const [id, token] = [c.req.param('family') ?? '', c.req.param('token') ?? '']
  const { id: territoryId } = c.var.territory
  if (!isId(id) || !isToken(territoryId, id, token)) throw new NotHere()
  return { id, course: await courseHere(c), asker: askerFor(territoryId) }
}

async function show(c: Context<Env>, act: Act) {
  const { id, course, asker } = await askingHere(c)
  const family = (await asActor(asker, (tx) => familiesAsking(tx, course.id))).find((one) => one.id === id)
  const state: State = !family ? 'gone' : family.confirmedAt ? 'confirmed' : 'asked'
  return c.render(<LinkPage {...{ course, act, state }} here={c.req.path} />, {
    title: course.title,
    robots: 'noindex',
    section: SECTION,
  })
}

const SAID: Record<State, Record<Act, TextKey>> = {
  asked: { confirm: 'activities.demand.link.toConfirm', leave: 'activities.demand.link.toLeave' },
  confirmed: { confirm: 'activities.demand.link.confirmed', leave: 'activities.demand.link.toLeave' },
  gone: { confirm: 'activities.demand.link.gone', leave: 'activities.demand.link.gone' },
}

function LinkPage({
  course,
  act,
  state,
  here,
}: {
  course: WantedCourse
  act: Act
  state: State
  here: string
}) {
  const { t } = useTexts()
  const below = useBelow()
  const presses = state === 'asked' || (state === 'confirmed' && act === 'leave')
  return (
    <Page heading={{ said: course.title }} width="reading">
      <p>{t(SAID[state][act])}</p>
      {presses && (
        <ActionButton
          action={here}
          label={act === 'confirm' ? 'activities.demand.link.yes' : 'activities.demand.leave'}
          quiet={false}
          answersItself
        />
      )}
      <p>
        <ButtonLink href={below(`/wanted-courses/${course.id}`)} label="activities.demand.theCourse" quiet />
      </p>
    </Page>
  )
}
