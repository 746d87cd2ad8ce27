import type { FormValues } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { OnPaper } from '../../paper/parts/on-paper.tsx'
import type { RegisterLine } from '../reads.ts'
import { ROLES } from '../rules.ts'
import { RollCall } from './roll-call.tsx'

/** What can be said of someone who is not ticked. */
const OTHERWISE = ['none', 'signed_up', 'expected', 'absent'] as const

type Props = {
  lines: readonly RegisterLine[]
  /** Whom "everybody" means. */
  called: readonly string[]
  /** Which sheet of paper says that somebody was there. */
  fromPaper: ReadonlyMap<string, string>
  values: FormValues
}

/** One tick a person; state and role behind a word, for the few who need them. */
export function RegisterRows({ lines, called, fromPaper, values }: Props) {
  const { t } = useTexts()
  const ticked = '_once' in values ? [values.present ?? []].flat() : undefined
  const isCalled = values.called !== undefined
  return (
    <trama-roll-call>
      <fieldset class="field">
        <legend>{t('activities.register.who')}</legend>
        <p class="hint">{t('activities.register.whoHint')}</p>
        <RollCall called={called.length} isCalled={isCalled} />
        <ul class="ticks register">
          {lines.map((line) => (
            <RegisterRow
              line={line}
              code={fromPaper.get(line.personId)}
              called={called.includes(line.personId) && (isCalled ? 'now' : 'not yet')}
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
    </trama-roll-call>
  )
}

type RowProps = {
  line: RegisterLine
  code: string | undefined
  called: 'now' | 'not yet' | false
  present: boolean
  state: string
  role: string
}

function RegisterRow({ line, code, called, present, state, role }: RowProps) {
  const { t, when } = useTexts()
  const { personId, name, lastOn } = line
  const said = [
    state !== 'none' && t(`activities.state.${state as (typeof OTHERWISE)[number]}`),
    role !== 'participant' && t(`activities.role.${role as (typeof ROLES)[number]}`),
  ].filter(Boolean)
  return (
    <li>
      {called && <input type="hidden" name="called[]" value={personId} disabled={called === 'not yet'} />}
      <input type="checkbox" id={`r-${personId}`} name="present[]" value={personId} checked={present} />
      <label for={`r-${personId}`}>
        {name} {called && <span class="register-missing">{t('activities.state.absent')}</span>}
        {lastOn && <span class="hint">{t('activities.register.lastSeen', { when: when(lastOn) })}</span>}
        <OnPaper code={code} />
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
