import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { actAs } from '../../ground/access/acting.ts'
import type { Auth } from '../../ground/access/auth.ts'
import type { Env } from '../../ground/access/request.ts'
import { signedIn } from '../../ground/access/signed-in.ts'
import { sentForm } from '../../ground/forms/parse-form.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { flash } from '../../ground/ui/flash.tsx'

/** Chooses as which of their roles someone acts in a territory, from the next page on. */
export const actingRoutes = (auth: Auth) =>
  new Hono<Env>().post('/acting', async (c) => {
    const { territoryId } = signedIn(c)
    const standing = c.var.session?.memberships.find((one) => one.territoryId === territoryId)?.roles ?? []
    const wished = String((await sentForm(c)).get('role') ?? '')
    if (wished && !standing.includes(wished)) return c.notFound()
    const { slug } = c.var.territory
    actAs(c, auth, slug, wished || undefined)
    flash(c, wished ? 'shell.acting.one' : 'shell.acting.all')
    return c.redirect(`/${slug}`, 303)
  })

/** As which role someone acts here, and the others they could; nothing for who holds one role or none. */
export function ActingChoice() {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const { territory, actor, session } = c.var as Partial<Env['Variables']>
  const standing = session?.memberships.find((one) => one.territoryId === territory?.id)?.roles ?? []
  if (!territory || standing.length < 2) return null
  const choices = [...standing, ''].filter((role) => role !== (actor?.acting ?? ''))
  return (
    <form method="post" action={`/${territory.slug}/acting`} class="stack">
      <p class="hint">{t('shell.acting.choose')}</p>
      {choices.map((role) => (
        <button type="submit" name="role" value={role} class="btn btn-outline-primary">
          {role ? t(`operators.role.${role}`) : t('shell.acting.everyRole')}
        </button>
      ))}
    </form>
  )
}

/** The role someone chose to act as, beside their name. */
export function ActingNow() {
  const { t } = useTexts()
  const { actor } = useRequestContext<Env>().var as Partial<Env['Variables']>
  return actor?.acting ? <span class="acting">{t(`operators.role.${actor.acting}`)}</span> : null
}
