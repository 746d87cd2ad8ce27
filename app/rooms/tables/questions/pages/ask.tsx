import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { receiverOf } from '../../candidates/writes.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, atProceeding, backTo, pathOf } from '../../proceedings/parts/here.ts'
import { mayAsk } from '../../proceedings/rules.ts'
import { askForm } from '../forms.ts'
import { ask } from '../writes.ts'

export const askPage = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/ask', (c) => show(c))
  .post('/tables/proceedings/:proceeding/ask', async (c) => {
    await atProceeding(c, async (_tx, here) => here)
    const form = await parseForm(askForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const receiver = receiverOf(c.var.territory.id)
    const asked = await asActor(receiver, (tx) =>
      ask(tx, receiver, idHere(c, 'proceeding'), form.once, form.value.question, todayOf(c)),
    )
    if (!asked.ok) {
      c.status(422)
      return show(c, { ...form, refusal: asked.refusal })
    }
    flash(c, 'tables.ask.done')
    return backTo(c)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await atProceeding(c, async (_tx, found) => found)
  return c.render(<AskPage here={here} form={form} today={todayOf(c)} />, {
    title: `${c.var.t('tables.ask.heading')}: ${here.proceeding.title}`,
    section: '/tables',
    robots: 'noindex',
  })
}

function AskPage({ here, form, today }: { here: AtProceeding; form: FormState; today: string }) {
  const { day } = useTexts()
  const below = useBelow()
  const { proceeding } = here
  const open = mayAsk(proceeding, today)
  return (
    <Page
      heading="tables.ask.heading"
      kicker={proceeding.title}
      lead={open ? ['tables.ask.lead', { day: day(proceeding.questionsUntil) }] : 'tables.ask.closed'}
      crumbs={useProceedingCrumbs(here)}
      width="reading"
    >
      {open || form.values ? (
        <Form {...form} submit="tables.ask.save">
          <TextArea
            name="question"
            label="tables.ask.question"
            hint="tables.ask.questionHint"
            required
            maxlength={2000}
          />
        </Form>
      ) : (
        <ButtonLink href={below(pathOf(proceeding))} label="tables.apply.back" quiet />
      )}
    </Page>
  )
}
