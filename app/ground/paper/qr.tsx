import { raw } from 'hono/html'
import { renderSVG } from 'uqr'

/** A QR code of an address, drawn where the page is made. `label` says where it leads, for who does not see it. */
export const QrSquare = ({ address, label }: { address: string; label: string }) => (
  <div class="code-square" role="img" aria-label={label}>
    {raw(renderSVG(address, { ecc: 'M', border: 3 }))}
  </div>
)
