import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { CardGrid } from '../../../../ground/ui/card.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { CourseCard } from '../parts/course-card.tsx'
import { SECTION } from '../parts/here.ts'
import { type WantedCourse, wantedCourses } from '../reads.ts'

export const wantedList = new Hono<Env>().get('/wanted-courses', async (c) => {
  const courses = await asActor(c.var.actor, (tx) => wantedCourses(tx))
  return c.render(<ListPage courses={courses} team={holdsRole(c.var.actor, ...TEAM)} />, {
    title: c.var.t('activities.demand.heading'),
    section: SECTION,
  })
})

function ListPage({ courses, team }: { courses: WantedCourse[]; team: boolean }) {
  const below = useBelow()
  return (
    <Page
      heading="activities.demand.heading"
      lead="activities.demand.lead"
      crumbs={[{ href: below('/civic-centers'), label: 'places.centers.heading' }]}
      actions={
        team && <ButtonLink href={below('/wanted-courses/new')} label="activities.demand.new" icon="plus" />
      }
    >
      {courses.length === 0 && (
        <EmptyState heading="activities.demand.none" text="activities.demand.noneText" />
      )}
      <CardGrid wide>
        {courses.map((course) => (
          <CourseCard course={course} />
        ))}
      </CardGrid>
    </Page>
  )
}
