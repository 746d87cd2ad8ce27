import { useRequestContext } from 'hono/jsx-renderer'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { DESK } from '../../../rooms/directory/parts/words.ts'
import { STAFF } from '../../../rooms/people/rules.ts'

const LINKS = [
  { href: '/privacy/requests', label: 'privacy.requests.heading', roles: ['coordinator'] },
  { href: '/privacy/register', label: 'privacy.register.heading', roles: STAFF },
  { href: '/privacy/parts', label: 'privacy.parts.heading', roles: DESK },
  { href: '/privacy/dpia', label: 'privacy.dpia.heading', roles: DESK },
  { href: '/privacy/breaches', label: 'privacy.breaches.heading', roles: DESK },
  { href: '/privacy/retention', label: 'privacy.retention.heading', roles: ['coordinator'] },
] as const

/** Who works here finds from the public notice what stands behind it. */
export function StaffLinks() {
  const { t } = useTexts()
  const below = useBelow()
  const { actor } = useRequestContext<Env>().var
  return (
    <Section heading="privacy.notice.staff">
      <ul>
        {LINKS.filter(({ roles }) => holdsRole(actor, ...roles)).map(({ href, label }) => (
          <li>
            <a href={below(href)}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
