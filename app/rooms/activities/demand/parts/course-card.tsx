import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Card } from '../../../../ground/ui/card.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { BarLine } from '../../../../ground/ui/trend-line.tsx'
import type { WantedCourse } from '../reads.ts'
import { missing, standingOf } from '../rules.ts'

const TONES = {
  asking: 'primary',
  enough: 'attention',
  tooFew: 'plain',
  started: 'good',
  givenUp: 'plain',
} as const

/** Where a wanted course stands today. */
export function CourseTag({ course }: { course: WantedCourse }) {
  const { t, dayOf, now } = useTexts()
  const standing = standingOf(course, dayOf(now))
  return <Tag tone={TONES[standing]}>{t(`activities.demand.standing.${standing}`)}</Tag>
}

/** How many families ask, of how many it takes. */
export function Progress({ course }: { course: WantedCourse }) {
  const { t, number } = useTexts()
  const { families, threshold } = course
  const label = t('activities.demand.progress', { count: number(families), of: number(threshold) })
  return (
    <>
      <p>{label}</p>
      <BarLine share={Math.min(1, families / threshold)} label={label} />
    </>
  )
}

export function CourseCard({ course }: { course: WantedCourse }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Card
      title={course.title}
      href={below(`/wanted-courses/${course.id}`)}
      kicker={<CourseTag course={course} />}
      foot={t('activities.demand.until', { day: day(course.untilOn) })}
    >
      <p>{[course.forWhom, course.place].join(' · ')}</p>
      <Progress course={course} />
    </Card>
  )
}

/** What, where and when a course would be. */
export function CourseFacts({ course }: { course: WantedCourse }) {
  const { t, day, weekday, cents } = useTexts()
  const { firstOn, from, to, weeks, priceCents } = course
  const when = { day: weekday(firstOn), from, to, count: weeks }
  return (
    <DefinitionList
      items={[
        ['activities.demand.forWhom', course.forWhom],
        ['activities.demand.where', [course.place, course.room].filter(Boolean).join(', ')],
        ['activities.demand.when', t('activities.demand.whenSaid', when)],
        [
          'activities.demand.price',
          priceCents
            ? t('activities.demand.priceSaid', { sum: cents(priceCents) })
            : t('activities.demand.free'),
        ],
        ['activities.demand.untilOn', day(course.untilOn)],
      ]}
    />
  )
}

/** In words, what it still takes. */
export function Missing({ course }: { course: WantedCourse }) {
  const { t, dayOf, now } = useTexts()
  const standing = standingOf(course, dayOf(now))
  if (standing !== 'asking') return <p>{t(`activities.demand.said.${standing}`)}</p>
  return <p>{t('activities.demand.missing', { count: missing(course) })}</p>
}
