import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import type { SessionLine } from '../../../activities/sessions/reads.ts'
import type { Belonging, CareGroup } from '../reads.ts'

type Props = {
  group: CareGroup
  session: SessionLine
  belonging: Belonging[]
  present: string[]
  form: FormState
}

/** Who of the group came, by name, for those who care; in the register of everyone they are only counted. */
export function CareRegister({ group, session, belonging, present, form }: Props) {
  const { day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading={{ said: group.title }}
      kicker={day(session.heldOn)}
      lead="intakes.care.registerLead"
      crumbs={[
        { href: at('/care'), label: 'intakes.care.heading' },
        { href: at(`/care/${group.id}`), label: { said: group.title } },
      ]}
      width="reading"
    >
      {belonging.length === 0 ? (
        <EmptyState heading="intakes.care.nobodyBelongs" />
      ) : (
        <Form {...form} submit="intakes.care.keepRegister">
          <Checkboxes
            name="present"
            label="intakes.care.present"
            options={belonging.map((one) => ({ value: one.personId, label: one.name }))}
            value={present}
          />
        </Form>
      )}
    </Page>
  )
}
