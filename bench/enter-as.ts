/** Signs in as someone of the example, by a role's Italian name as the sign-in page says it; gives the cookies to send. */
export async function enterAs(trama: string, role: string): Promise<string> {
  const page = await fetch(new URL('/sign-in', trama), { headers: { 'accept-language': 'it' } })
  const forms = (await page.text()).split('<form').filter((form) => form.includes('action="/enter-as"'))
  const [, person] =
    /name="person" value="([^"]+)"/.exec(forms.find((form) => form.includes(role)) ?? '') ?? []
  if (!person) throw new Error(`nobody can be entered as ${role}`)
  const answer = await fetch(new URL('/enter-as', trama), {
    method: 'POST',
    body: new URLSearchParams({ person }),
    headers: { origin: new URL(trama).origin },
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.status !== 303 || cookies.length === 0)
    throw new Error(`${role} was not let in: ${answer.status}`)
  return cookies.join('; ')
}
