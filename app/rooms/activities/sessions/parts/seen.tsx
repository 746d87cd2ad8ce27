import type { RegisterLine } from '../reads.ts'
import type { Report } from './closed-register.tsx'

type Props = { lines: readonly RegisterLine[]; report: Report | undefined }

/**
 * What the register says now, in short: where the network goes while one writes, the device sends it along, so that nobody is
 * overwritten. Our server reads no field that begins like this.
 */
export function Seen({ lines, report }: Props) {
  const rows = lines.filter(({ state }) => state !== null)
  const seen = {
    rows: Object.fromEntries(rows.map(({ personId, state, role }) => [personId, [state, role]])),
    headcount: report?.headcount ?? null,
    evaluation: report?.evaluation ?? null,
  }
  return <input type="hidden" name="_seen" value={JSON.stringify(seen)} />
}
