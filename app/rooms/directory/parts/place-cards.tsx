import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../ground/access/request.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Card, CardGrid } from '../../../ground/ui/card.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { NextAtPlace, PublicPlace } from '../places/reads.ts'
import { pathsHere } from './address.ts'
import { HoursLine, OpenNow } from './opening.tsx'
import { placeKind } from './words.ts'

type PlaceCardsProps = { places: readonly PublicPlace[]; next?: readonly NextAtPlace[] }

/** Places with their hours, whether they are open, and what happens there next. */
export function PlaceCards({ places, next = [] }: PlaceCardsProps) {
  const { t } = useTexts()
  const paths = pathsHere(useRequestContext<Env>())
  const nextAt = new Map(next.map((one) => [one.placeId, one]))
  return (
    <CardGrid wide>
      {places.map((place) => {
        const coming = nextAt.get(place.id)
        return (
          <Card
            title={place.name}
            href={paths.place(place.id)}
            kicker={t(placeKind(place.kind))}
            foot={
              coming && (
                <>
                  <When at={coming.startsAt} />:{' '}
                  <a href={paths.session(coming.activityId, coming.id)}>{coming.title}</a>
                </>
              )
            }
          >
            <p>{[place.address, place.municipality].filter(Boolean).join(', ')}</p>
            <HoursLine hours={place.hours} />
            <OpenNow hours={place.hours} />
          </Card>
        )
      })}
    </CardGrid>
  )
}
