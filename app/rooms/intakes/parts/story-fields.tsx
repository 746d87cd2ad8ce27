import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { TextArea } from '../../../ground/ui/field.tsx'
import { HOMES, JOBS, MEANS, SCHOOLING, type Story } from '../rules.ts'

/** Wishes first, what someone can do after, what is missing last; how they live only if they want to say. */
export function StoryFields({ story }: { story?: Partial<Story> | undefined }) {
  const { t } = useTexts()
  const options = <Value extends string>(name: string, values: readonly Value[]) =>
    values.map((value) => ({ value, label: t(`intakes.${name}.${value}` as 'intakes.isee.below') }))
  return (
    <>
      <TextArea
        name="wishes"
        label="intakes.story.wishes"
        hint="intakes.story.wishesHint"
        rows={3}
        maxlength={4000}
        value={story?.wishes}
      />
      <TextArea
        name="capabilities"
        label="intakes.story.capabilities"
        hint="intakes.story.capabilitiesHint"
        rows={3}
        maxlength={4000}
        value={story?.capabilities}
      />
      <TextArea name="needs" label="intakes.story.needs" rows={3} maxlength={4000} value={story?.needs} />
      <TextArea
        name="heard"
        label="intakes.story.heard"
        hint="intakes.story.heardHint"
        rows={3}
        maxlength={4000}
        value={story?.heard}
      />
      <details open={Boolean(story?.isee ?? story?.home ?? story?.job ?? story?.schooling)}>
        <summary>{t('intakes.story.living')}</summary>
        <div class="field-row">
          <Select
            name="isee"
            label="intakes.story.isee"
            blank="intakes.story.notSaid"
            options={options('isee', MEANS)}
            value={story?.isee}
          />
          <Select
            name="home"
            label="intakes.story.home"
            blank="intakes.story.notSaid"
            options={options('home', HOMES)}
            value={story?.home}
          />
        </div>
        <div class="field-row">
          <Select
            name="job"
            label="intakes.story.job"
            blank="intakes.story.notSaid"
            options={options('job', JOBS)}
            value={story?.job}
          />
          <Select
            name="schooling"
            label="intakes.story.schooling"
            blank="intakes.story.notSaid"
            options={options('schooling', SCHOOLING)}
            value={story?.schooling}
          />
        </div>
      </details>
    </>
  )
}
