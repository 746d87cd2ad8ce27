import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { currentAuth } from '../../../../ground/access/auth.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { admittedIn, type Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { callHere } from '../../parts/here.ts'
import { type Call, callById } from '../../reads.ts'
import { tooMuchFromHere } from '../../votes/parts/threshold.ts'
import { followForm } from '../forms.ts'
import { followingLink, isToken } from '../parts/links.ts'
import { type Following, followingById } from '../reads.ts'
import { CONFIRM_WITHIN_DAYS } from '../rules.ts'
import { askToFollow, confirmFollowing, keeperOf, stopFollowing } from '../writes.ts'

/** Leaving an address to be told what becomes of a call or an idea; and the links of the letters that go there. */
export const following = new Hono<Env>()
  .get('/calls/:id/follow', async (c) => show(c, await publishedHere(c)))
  .post('/calls/:id/follow', async (c) => {
    const call = await publishedHere(c)
    const form = await parseForm(followForm, c)
    if (!form.ok) return again(c, call, form, 422)
    const { territory, now, language, t } = c.var
    if (await tooMuchFromHere(c, call.id, 'letterFrom'))
      return again(c, call, { ...form, refusal: 'calls.vote.tooOften' }, 429)
    const { email, ideaId } = form.value
    const ideas = await asActor(c.var.actor, (tx) => admittedIn(tx, call.id))
    const idea = ideas.find(({ id }) => id === ideaId)
    if (ideaId && !idea) throw new NotHere()
    const keeper = keeperOf(territory.id)
    const about = { callId: call.id, ideaId: ideaId ?? null, email, language }
    const asked = await asActor(keeper, (tx) => askToFollow(tx, keeper, form.once, about, now))
    if (!asked.ok) return again(c, call, { ...form, refusal: asked.refusal }, 429)
    if (asked.value.letter)
      await sendMail({
        to: email,
        subject: t('calls.follow.subject', { territory: territory.name }),
        text: t('calls.follow.letter', {
          title: idea?.title ?? call.title,
          days: CONFIRM_WITHIN_DAYS,
          address: followingLink(currentAuth().baseUrl.replace(/\/+$/, ''), territory, asked.value.id),
        }),
      })
    // The same words for every address: nobody learns who follows.
    flash(c, 'calls.follow.checkMail')
    return c.redirect(below(c, idea ? `/ideas/${idea.id}` : `/calls/${call.id}`), 303)
  })
  .get('/calls/following/:follower/:token', (c) => showLink(c))
  .post('/calls/following/:follower/:token', async (c) => {
    const { id, keeper } = asked(c)
    await asActor(keeper, (tx) => confirmFollowing(tx, keeper, id, c.var.now))
    return showLink(c)
  })
  .post('/calls/following/:follower/:token/leave', async (c) => {
    const { id, keeper } = asked(c)
    await asActor(keeper, (tx) => stopFollowing(tx, keeper, id))
    flash(c, 'calls.follow.left')
    return c.redirect(below(c, '/calls'), 303)
  })

async function publishedHere(c: Context<Env>): Promise<Call> {
  const call = await callHere(c)
  if (!call.publishedAt) throw new NotHere()
  return call
}

/** Whose link this is. Throws NotHere for one that was not made here. */
function asked(c: Context<Env>) {
  const { id: territoryId } = c.var.territory
  const [id, token] = [c.req.param('follower') ?? '', c.req.param('token') ?? '']
  if (!isId(id) || !isToken(territoryId, id, token)) throw new NotHere()
  return { id, keeper: keeperOf(territoryId) }
}

function again(c: Context<Env>, call: Call, form: FormState, status: 422 | 429) {
  c.status(status)
  return show(c, call, form)
}

async function show(c: Context<Env>, call: Call, form: FormState = {}) {
  const ideas = await asActor(c.var.actor, (tx) => admittedIn(tx, call.id))
  const chosen = c.req.query('idea')
  return c.render(<FollowPage call={call} ideas={ideas} chosen={chosen} form={form} />, {
    title: c.var.t('calls.follow.heading'),
    section: '/calls',
    robots: 'noindex',
  })
}

type Props = { call: Call; ideas: Idea[]; chosen: string | undefined; form: FormState }

function FollowPage({ call, ideas, chosen, form }: Props) {
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="calls.follow.heading"
      kicker={call.title}
      lead="calls.follow.lead"
      crumbs={crumbs(call)}
      width="reading"
    >
      <Form {...form} action={below(`/calls/${call.id}/follow`)} submit="calls.follow.send">
        {ideas.length > 0 && (
          <Select
            name="ideaId"
            label="calls.follow.about"
            blank="calls.follow.wholeCall"
            options={ideas.map(({ id, title }) => ({ value: id, label: title }))}
            value={chosen}
          />
        )}
        <Field name="email" type="email" label="calls.idea.email" required autocomplete="email" />
        <Checkbox name="agree" label="calls.follow.agree" hint="calls.follow.agreeHint" />
      </Form>
    </Page>
  )
}

async function showLink(c: Context<Env>) {
  const { id, keeper } = asked(c)
  const found = await asActor(keeper, async (tx) => {
    const own = await followingById(tx, id)
    return own && { own, call: await callById(tx, own.callId) }
  })
  if (!found?.call) throw new NotHere()
  return c.render(<LinkPage own={found.own} call={found.call} />, {
    title: c.var.t('calls.follow.heading'),
    robots: 'noindex',
  })
}

/** Asks for a button: programs that look at mails before people do follow links, but press nothing. */
function LinkPage({ own, call }: { own: Following; call: Call }) {
  const { t } = useTexts()
  const here = useRequestContext<Env>().req.path
  const below = useBelow()
  return (
    <Page heading="calls.follow.heading" kicker={call.title} width="reading">
      <p>{t(own.confirmed ? 'calls.follow.confirmed' : 'calls.follow.toConfirm')}</p>
      {own.confirmed ? (
        <ActionButton action={`${here}/leave`} label="calls.follow.leave" quiet={false} />
      ) : (
        <ActionButton action={here} label="calls.follow.confirm" quiet={false} answersItself />
      )}
      <p>
        <ButtonLink
          href={below(own.ideaId ? `/ideas/${own.ideaId}` : `/calls/${call.id}`)}
          label={own.ideaId ? 'calls.follow.toIdea' : 'calls.vote.backToCall'}
          quiet
        />
      </p>
    </Page>
  )
}
