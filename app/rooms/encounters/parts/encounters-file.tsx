import { ListFile } from '../../../ground/ui/list-file.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { EncounterLine } from '../reads.ts'
import { whoWasThere } from './encounter-list.tsx'

/** The diary as a file: when, with whom, where, about what. What was noted stays in the diary, where it is sealed. */
export const EncountersFile = ({ encounters }: { encounters: readonly EncounterLine[] }) => (
  <ListFile
    caption="encounters.all.heading"
    rows={encounters}
    taken={{ kind: 'encounter', id: ({ id }) => id }}
    columns={[
      { heading: 'encounters.form.metAt', cell: ({ metAt }) => <When at={metAt} as="full" /> },
      { heading: 'encounters.form.who', cell: whoWasThere },
      { heading: 'encounters.form.place', cell: ({ place, placeSaid }) => place ?? placeSaid },
      { heading: 'encounters.all.topic', cell: ({ topics }) => topics.join(', ') },
      { heading: 'encounters.all.author', cell: ({ author }) => author },
    ]}
  />
)
