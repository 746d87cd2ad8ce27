import { weaknessOf } from '../../ground/access/weak-password.ts'
import type { FormErrors } from '../../ground/forms/parse-form.ts'

/** Why a password cannot be chosen, as the form shows it; `own` are the person's name and address. */
export async function refusedPassword(
  password: string,
  own: readonly string[],
): Promise<FormErrors | undefined> {
  const weakness = await weaknessOf(password, own)
  return weakness && { password: [`signIn.password.${weakness}`] }
}
