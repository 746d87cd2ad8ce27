type Body = { id: string; name: string }

/** Organisations by name, each leading to its page. */
export const BodyLinks = ({ bodies, href }: { bodies: readonly Body[]; href: (id: string) => string }) => (
  <ul class="plain-list">
    {[...new Map(bodies.map((body) => [body.id, body.name]))].map(([id, name]) => (
      <li>
        <a href={href(id)}>{name}</a>
      </li>
    ))}
  </ul>
)
