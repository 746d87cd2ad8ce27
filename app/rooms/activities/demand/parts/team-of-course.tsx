import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Combobox } from '../../../../ground/ui/combobox.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { mayAsk, standingOf } from '../rules.ts'
import type { CourseProps } from './course-page.tsx'

/** What only the team sees of a wanted course: which families ask, and what is to be decided. */
export function TeamOfCourse({ course, families, people, form, which }: CourseProps) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  const at = below(`/wanted-courses/${course.id}`)
  const standing = standingOf(course, dayOf(now))
  return (
    <Section heading="activities.demand.families">
      {standing === 'enough' && (
        <Callout kind="warning" heading="activities.demand.stuck">
          <p>{t('activities.demand.stuckText')}</p>
          <ActionButton action={`${at}/start`} label="activities.demand.start" quiet={false} />
        </Callout>
      )}
      {families.length > 0 && (
        <Table
          caption="activities.demand.families"
          captionHidden
          rows={families}
          columns={[
            {
              heading: 'activities.demand.name',
              main: true,
              cell: ({ personId, name }) =>
                personId ? <a href={below(`/people/${personId}`)}>{name}</a> : name,
            },
            {
              heading: 'activities.demand.email',
              cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
            },
            {
              heading: 'activities.demand.state',
              cell: ({ confirmedAt }) =>
                confirmedAt ? (
                  <Tag tone="good">{t('activities.demand.confirmed')}</Tag>
                ) : (
                  <Tag>{t('activities.demand.unconfirmed')}</Tag>
                ),
            },
            {
              heading: 'activities.demand.remove',
              cell: ({ id, name }) => (
                <ActionButton
                  action={`${at}/remove`}
                  label={['activities.demand.removeOf', { name }]}
                  fields={{ id }}
                />
              ),
            },
          ]}
        />
      )}
      {mayAsk(course, dayOf(now)) && (
        <Form
          {...(which === 'known' ? form : {})}
          action={`${at}/join-person`}
          submit="activities.demand.addFamily"
          idPrefix="known"
        >
          <Combobox
            name="personId"
            label="activities.demand.familyOf"
            search={below('/people/search')}
            found={people}
            required
          />
        </Form>
      )}
      {(standing === 'asking' || standing === 'enough' || standing === 'tooFew') && (
        <div class="beside">
          <ButtonLink href={`${at}/edit`} label="activities.demand.edit" quiet />
          <ActionButton action={`${at}/give-up`} label="activities.demand.giveUp" danger />
        </div>
      )}
    </Section>
  )
}
