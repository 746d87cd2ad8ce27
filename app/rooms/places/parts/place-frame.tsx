import type { PropsWithChildren } from 'hono/jsx'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Page, Split } from '../../../ground/ui/page.tsx'
import { Tabs } from '../../../ground/ui/tabs.tsx'
import type { Place } from '../reads.ts'
import { StaffOfPlace } from './staff-of-place.tsx'

const SIDES = ['edit', 'hours', 'rooms', 'bookings', 'use', 'managers', 'civic', 'opening'] as const

/** Where whether everyone sees it is asked for; beside tables it would only take their room. */
const SAYS_STATE: readonly (typeof SIDES)[number][] = ['edit', 'hours', 'managers']

/** What the staff sees around each side of a place: its state, and the way to the page everyone sees. */
export function PlaceFrame({
  place,
  side,
  children,
}: PropsWithChildren<{ place: Place; side: (typeof SIDES)[number] }>) {
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/places/${place.id}`)
  return (
    <Page
      heading={{ said: place.name }}
      kicker={t(`places.kind.${place.kind}`)}
      crumbs={[{ href: below('/places/manage'), label: 'places.manage.heading' }]}
      actions={<ButtonLink href={at} label="places.manage.page" quiet />}
    >
      <Tabs
        label={{ said: place.name }}
        tabs={SIDES.map((one) => ({
          href: `${at}/${one}`,
          label: `places.side.${one}`,
          current: one === side,
        }))}
      />
      {place.published_on === null || SAYS_STATE.includes(side) ? (
        <Split aside={<StaffOfPlace place={place} />}>{children}</Split>
      ) : (
        children
      )}
    </Page>
  )
}
