import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { AREAS } from '../../../activities/rules.ts'
import { ENTRY_KINDS } from '../../entries/rules.ts'
import { choiceOf, municipalitiesHere } from '../../issues/reads.ts'
import { type Choice, EVERYTHING } from '../../issues/rules.ts'
import { choose } from '../../issues/writes.ts'
import { pathsHere } from '../../parts/address.ts'
import { areaName, entryKind } from '../../parts/words.ts'
import { chooseForm } from '../forms.ts'
import { subscriptionHere } from '../parts/links.ts'
import { standingOf } from '../reads.ts'
import { keeperOf } from '../writes.ts'

/** By the link of a letter its reader chooses what to hear of: near where they live, about what they care for. */
export const chooseNewsletter = new Hono<Env>()
  .get('/newsletter/:subscriber/:token/choose', (c) => show(c, {}))
  .post('/newsletter/:subscriber/:token/choose', async (c) => {
    const id = subscriptionHere(c)
    const form = await parseForm(chooseForm, c)
    if (!form.ok) return show(c, form, 422)
    const keeper = keeperOf(c.var.territory.id)
    const { municipalities, ...about } = form.value
    await asActor(keeper, async (tx) => {
      if ((await standingOf(tx, id)) === 'left') throw new NotHere()
      const here = new Set((await municipalitiesHere(tx)).map(({ code }) => code))
      await choose(tx, keeper, id, {
        ...about,
        municipalities: municipalities.filter((code) => here.has(code)),
      })
    })
    flash(c, 'directory.newsletter.chosen')
    return c.redirect(c.req.path, 303)
  })

async function show(c: Context<Env>, form: FormState, status: 200 | 422 = 200) {
  const id = subscriptionHere(c)
  const keeper = keeperOf(c.var.territory.id)
  const found = await asActor(keeper, async (tx) => ({
    standing: await standingOf(tx, id),
    choice: await choiceOf(tx, id),
    municipalities: await municipalitiesHere(tx),
  }))
  if (!found.standing || found.standing === 'left') throw new NotHere()
  c.status(status)
  return c.render(
    <ChoosePage
      form={form}
      choice={found.choice ?? EVERYTHING}
      rests={Boolean(found.choice?.restsFrom)}
      municipalities={found.municipalities}
    />,
    { title: c.var.t('directory.newsletter.choose'), robots: 'noindex' },
  )
}

type Props = {
  form: FormState
  choice: Choice
  rests: boolean
  municipalities: { code: string; name: string }[]
}

function ChoosePage({ form, choice, rests, municipalities }: Props) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const named = (values: readonly string[], keyOf: typeof areaName) =>
    values.map((value) => ({ value, label: t(keyOf(value)) }))
  return (
    <Page
      heading="directory.newsletter.choose"
      lead={['directory.newsletter.chooseLead', { territory: c.var.territory.name }]}
      crumbs={[{ href: pathsHere(c).newsletter, label: 'directory.newsletter.heading' }]}
      width="reading"
    >
      {rests && <Callout kind="warning" text="directory.newsletter.rests" />}
      <Form {...form} submit="directory.newsletter.chooseSave">
        <Checkboxes
          name="municipalities"
          label="directory.newsletter.where"
          hint="directory.newsletter.whereHint"
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          value={[...choice.municipalities]}
        />
        <Checkboxes
          name="areas"
          label="directory.newsletter.areas"
          hint="directory.newsletter.areasHint"
          options={named(AREAS, areaName)}
          value={[...choice.areas]}
        />
        <Checkboxes
          name="kinds"
          label="directory.newsletter.kinds"
          options={named(ENTRY_KINDS, entryKind)}
          value={[...choice.kinds]}
        />
      </Form>
      <p>
        <ButtonLink
          href={c.req.path.replace(/choose$/, 'leave')}
          label="directory.newsletter.link.leave"
          quiet
        />
      </p>
    </Page>
  )
}
