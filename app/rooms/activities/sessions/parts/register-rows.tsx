import type { FormValues } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { RegisterLine } from '../reads.ts'
import { ROLES } from '../rules.ts'

/** What can be said of someone who is not ticked. */
const OTHERWISE = ['none', 'signed_up', 'expected', 'absent'] as const

type Props = { lines: readonly RegisterLine[]; values: FormValues }

/** One tick a person; state and role behind a word, for the few who need them. */
export function RegisterRows({ lines, values }: Props) {
  const { t } = useTexts()
  const ticked = '_once' in values ? [values.present ?? []].flat() : undefined
  return (
    <fieldset class="field">
      <legend>{t('activities.register.who')}</legend>
      <p class="hint">{t('activities.register.whoHint')}</p>
      <ul class="ticks register">
        {lines.map((line) => (
          <RegisterRow
            line={line}
            present={ticked ? ticked.includes(line.personId) : line.state === 'attended'}
            state={String(
              values[`state-${line.personId}`] ??
                (line.state === 'attended' ? 'none' : (line.state ?? 'none')),
            )}
            role={String(values[`role-${line.personId}`] ?? line.role)}
          />
        ))}
      </ul>
    </fieldset>
  )
}

type RowProps = { line: RegisterLine; present: boolean; state: string; role: string }

function RegisterRow({ line, present, state, role }: RowProps) {
  const { t, when } = useTexts()
  const { personId, name, lastOn } = line
  const said = [
    state !== 'none' && t(`activities.state.${state as (typeof OTHERWISE)[number]}`),
    role !== 'participant' && t(`activities.role.${role as (typeof ROLES)[number]}`),
  ].filter(Boolean)
  return (
    <li>
      <input type="checkbox" id={`r-${personId}`} name="present[]" value={personId} checked={present} />
      <label for={`r-${personId}`}>
        {name}{' '}
        {lastOn && <span class="hint">{t('activities.register.lastSeen', { when: when(lastOn) })}</span>}
      </label>
      <details>
        <summary>
          {said.length ? said.join(', ') : t('activities.register.more')}
          <span class="visually-hidden"> {t('activities.register.of', { name })}</span>
        </summary>
        <div class="field-row">
          <select
            class="control"
            name={`state-${personId}`}
            aria-label={t('activities.register.stateOf', { name })}
          >
            {OTHERWISE.map((one) => (
              <option value={one} selected={one === state}>
                {t(`activities.state.${one}`)}
              </option>
            ))}
          </select>
          <select
            class="control"
            name={`role-${personId}`}
            aria-label={t('activities.register.roleOf', { name })}
          >
            {ROLES.map((one) => (
              <option value={one} selected={one === role}>
                {t(`activities.role.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </details>
    </li>
  )
}
