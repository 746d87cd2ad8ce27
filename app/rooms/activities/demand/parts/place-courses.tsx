import { CardGrid } from '../../../../ground/ui/card.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import type { PlaceSection } from '../../../places/centers/parts/sections.ts'
import { wantedCourses } from '../reads.ts'
import { standingOf } from '../rules.ts'
import { CourseCard } from './course-card.tsx'

/** On the public page of a place: the courses that start there if enough families ask. */
export const coursesAtPlace: PlaceSection = async (tx, _actor, { placeId, day }) => {
  const courses = (await wantedCourses(tx, placeId)).filter((one) =>
    ['asking', 'enough'].includes(standingOf(one, day)),
  )
  if (courses.length === 0) return null
  return (
    <Section heading="activities.demand.here">
      <CardGrid>
        {courses.map((course) => (
          <CourseCard course={course} />
        ))}
      </CardGrid>
    </Section>
  )
}
