import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Hidden, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { settled } from '../../meetings/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtTopic, idHere, keeping, topicHere } from '../../parts/here.ts'
import { Prose } from '../../parts/prose.tsx'
import { minuteForm } from '../forms.ts'
import { LiveMinutes } from '../parts/live-minutes.tsx'
import { type Minute, versionsOf } from '../reads.ts'
import { writeMinute } from '../writes.ts'

export const minutePages = new Hono<Env>()
  .get('/tables/topics/:topic/minutes', (c) => show(c))
  .post('/tables/topics/:topic/minutes', async (c) => {
    const form = await parseForm(minuteForm, c)
    // A page that keeps by itself while one types asks for the answer alone.
    const asksForWords = c.req.header('accept') === 'application/json'
    if (!form.ok) {
      c.status(422)
      return asksForWords ? c.json({ said: c.var.t('tables.minutes.notKept') }) : show(c, form)
    }
    const kept = await keeping(c, topicHere, 'topic', (tx, { topic }, actor) =>
      writeMinute(tx, actor, topic.id, form.once, form.value),
    )
    if (!kept.ok) {
      c.status(409)
      return asksForWords
        ? c.json({ said: c.var.t(kept.refusal) })
        : show(c, { ...form, refusal: kept.refusal })
    }
    const { number, text, joined } = kept.value
    if (asksForWords)
      return c.json({
        number,
        text,
        joined,
        once: newId(),
        said: c.var.t(joined ? 'tables.minutes.joined' : 'tables.minutes.kept'),
      })
    flash(c, joined ? 'tables.minutes.joined' : 'tables.minutes.kept', joined ? 'warning' : 'success')
    return c.redirect(below(c, `/tables/topics/${idHere(c, 'topic')}/minutes`), 303)
  })

type Shown = { here: AtTopic; versions: Minute[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    topicHere,
    'topic',
    async (tx, here): Promise<Shown> => ({ here, versions: await versionsOf(tx, here.topic.id) }),
  )
  return c.render(<MinutesPage {...shown} form={form} />, {
    title: `${c.var.t('tables.minutes.heading')}: ${shown.here.topic.title}`,
    section: '/tables',
    robots: 'noindex',
  })
}

function MinutesPage({ here, versions, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const { table, meeting, topic } = here
  const [latest, ...before] = versions
  const over = settled(meeting)
  return (
    <Page
      heading={{ said: topic.title }}
      kicker={t('tables.minutes.heading')}
      crumbs={useCrumbs(table, meeting)}
      actions={
        !over && (
          <ButtonLink href={below(`/tables/topics/${topic.id}/decide`)} label="tables.decide.heading" quiet />
        )
      }
    >
      {over && !form.values ? (
        <>
          <Callout text={over} />
          {latest && <Prose text={latest.text} />}
        </>
      ) : (
        <LiveMinutes>
          <Form {...form} submit="tables.minutes.save">
            <Hidden name="from" value={String(latest?.number ?? 0)} />
            <TextArea
              name="text"
              label="tables.minutes.text"
              hint="tables.minutes.hint"
              rows={16}
              value={latest?.text}
              maxlength={40_000}
            />
          </Form>
        </LiveMinutes>
      )}
      {before.length > 0 && (
        <Section heading="tables.minutes.versions">
          {before.map(({ number, text, writtenAt, by }) => (
            <details>
              <summary>
                {t('tables.minutes.version', { number, by })} · <When at={writtenAt} as="full" />
              </summary>
              <Prose text={text} />
            </details>
          ))}
        </Section>
      )}
    </Page>
  )
}
