import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import type { AskingFamily, WantedCourse } from '../reads.ts'
import { mayAsk } from '../rules.ts'
import { CourseFacts, CourseTag, Missing, Progress } from './course-card.tsx'
import { TeamOfCourse } from './team-of-course.tsx'

export type CourseProps = {
  course: WantedCourse
  families: readonly AskingFamily[]
  own: string | undefined
  people: readonly Found[]
  signed: boolean
  team: boolean
  form: FormState
  which?: 'join' | 'known' | undefined
}

/** A wanted course as everyone reads it, and the way to ask for it; below, what only the team sees. */
export function CoursePage(props: CourseProps) {
  const { course, team, form } = props
  const { dayOf, now } = useTexts()
  const below = useBelow()
  const late = form.refusal ?? (form.errors && 'activities.demand.late')
  return (
    <Page
      heading={{ said: course.title }}
      kicker={<CourseTag course={course} />}
      crumbs={[{ href: below('/wanted-courses'), label: 'activities.demand.heading' }]}
      actions={
        course.activityId && (
          <ButtonLink href={below(`/agenda/${course.activityId}`)} label="activities.demand.itsPage" />
        )
      }
      width="reading"
    >
      {course.description && <p class="prose">{course.description}</p>}
      <CourseFacts course={course} />
      <Section heading="activities.demand.howMany">
        <Progress course={course} />
        <Missing course={course} />
      </Section>
      {mayAsk(course, dayOf(now)) ? <Asking {...props} /> : <Refusal reason={late} />}
      {team && <TeamOfCourse {...props} />}
    </Page>
  )
}

function Asking({ course, own, signed, form, which }: CourseProps) {
  const { t } = useTexts()
  const below = useBelow()
  const at = below(`/wanted-courses/${course.id}`)
  if (own)
    return (
      <Section heading="activities.demand.youAsk">
        <p>{t('activities.demand.youAskText')}</p>
        <ActionButton action={`${at}/leave-me`} label="activities.demand.leave" />
      </Section>
    )
  return (
    <Section heading="activities.demand.join" lead="activities.demand.joinLead">
      {signed && <ActionButton action={`${at}/join-me`} label="activities.demand.joinMe" quiet={false} />}
      {!signed && (
        <Form {...(which === 'join' ? form : {})} action={`${at}/join`} submit="activities.demand.joinMe">
          <div class="field-row">
            <Field name="name" label="activities.demand.name" autocomplete="name" required maxlength={160} />
            <Field name="email" type="email" label="activities.demand.email" autocomplete="email" required />
          </div>
          <Checkbox name="agree" label="activities.demand.agree" hint="activities.demand.agreeHint" />
        </Form>
      )}
    </Section>
  )
}
