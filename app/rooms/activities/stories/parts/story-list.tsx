import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Story } from '../reads.ts'

type Props = {
  told: readonly Story[]
  here: string
  sent: { which?: string; form?: FormState }
}

/** Each story with its chain: who told it, when, who wrote it down; and what of it anyone may read. */
export function StoryList({ told, here, sent }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  if (told.length === 0) return <EmptyState heading="activities.stories.none" />
  return (
    <Timeline>
      {told.map((story) => (
        <TimelineEntry
          at={story.toldOn}
          title={t(`activities.stories.went.${story.went}`)}
          kicker={story.publicWords !== null && t('activities.stories.isPublic')}
        >
          <p class="prose">{story.words}</p>
          <p class="hint">
            <a href={below(`/people/${story.tellerId}/privacy`)}>{story.teller}</a>
            {story.author && ` · ${t('activities.stories.writtenBy', { name: story.author })}`}
          </p>
          <Publishing story={story} here={here} form={sent.which === story.id ? sent.form : undefined} />
        </TimelineEntry>
      ))}
    </Timeline>
  )
}

type PublishingProps = { story: Story; here: string; form: FormState | undefined }

function Publishing({ story, here, form }: PublishingProps) {
  const { t } = useTexts()
  const isPublic = story.publicWords !== null
  return (
    <>
      <details open={form !== undefined}>
        <summary>{t(isPublic ? 'activities.stories.change' : 'activities.stories.publish')}</summary>
        <Form
          {...form}
          action={`${here}/${story.id}/publish`}
          submit="activities.stories.publishSave"
          idPrefix={story.id}
        >
          <TextArea
            name="words"
            label="activities.stories.publicWords"
            rows={5}
            maxlength={4000}
            value={story.publicWords ?? story.words}
            hint="activities.stories.publicHint"
            required
          />
          <Field
            name="signedAs"
            label="activities.stories.signedAs"
            hint="activities.stories.signedAsHint"
            value={story.signedAs}
            maxlength={80}
            required
          />
        </Form>
      </details>
      {isPublic && (
        <ActionButton action={`${here}/${story.id}/take-back`} label="activities.stories.takeBack" />
      )}
    </>
  )
}
