import type { Context } from 'hono'
import { Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { storyForm } from '../forms.ts'
import { intakeToChange } from '../parts/intake-here.ts'
import { StoryFields } from '../parts/story-fields.tsx'
import { type IntakeLine, readStory } from '../reads.ts'
import type { Story } from '../rules.ts'
import { tellStory } from '../writes.ts'

export const storyOfIntake = new Hono<Env>()
  .get('/intakes/:id/story', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/intakes/:id/story', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('id')
    const form = await parseForm(storyForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, async (tx) => tellStory(tx, actor, await intakeToChange(tx, id), form.value))
    flash(c, 'intakes.story.saved')
    return c.redirect(below(c, `/intakes/${id}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const told = await asActor(actor, async (tx) => {
    const intake = await intakeToChange(tx, c.req.param('id') ?? '')
    return { intake, story: await readStory(tx, actor, intake) }
  })
  return c.render(<StoryPage {...told} form={form} />, { title: told.intake.name, section: '/intakes' })
}

type Props = { intake: IntakeLine; story: Story | undefined; form: FormState }

function StoryPage({ intake, story, form }: Props) {
  const at = useBelow()
  return (
    <Page
      heading="intakes.story.edit"
      kicker={intake.name}
      crumbs={[
        { href: at('/intakes'), label: 'intakes.list.heading' },
        { href: at(`/intakes/${intake.id}`), label: { said: intake.name } },
      ]}
      width="reading"
    >
      <Form {...form} submit="intakes.story.save">
        <StoryFields story={story} />
      </Form>
    </Page>
  )
}
