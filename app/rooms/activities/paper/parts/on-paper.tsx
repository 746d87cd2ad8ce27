import { spaced } from '../../../../ground/paper/code.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'

/** Beside a name of a register: the sheet of paper that says so. */
export function OnPaper({ code }: { code: string | undefined }) {
  const { t } = useTexts()
  return code ? <span class="hint"> {t('activities.paper.fromSheet', { code: spaced(code) })}</span> : null
}
