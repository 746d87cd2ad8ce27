import type { Device } from '../../../ground/access/devices.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { deviceColumns, WipeButton } from './devices.tsx'

/** On one's account: where Trama was kept for use without network, and the way to it on this device. */
export function OwnDevices({ devices }: { devices: readonly Device[] }) {
  const { t } = useTexts()
  return (
    <Section
      heading="offline.devices.own"
      lead="offline.devices.ownLead"
      actions={<ButtonLink href="/offline" label="offline.devices.open" quiet />}
    >
      {devices.length > 0 && (
        <Table
          caption="offline.devices.own"
          captionHidden
          rows={devices}
          columns={[
            ...deviceColumns<Device>(t('offline.devices.unknown')).map((column, at) => ({
              ...column,
              main: at === 0,
            })),
            {
              heading: 'offline.devices.end',
              cell: (device) => <WipeButton device={device} action="/account/devices" />,
            },
          ]}
        />
      )}
    </Section>
  )
}
