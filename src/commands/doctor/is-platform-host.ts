/** Whether it is one of the hosts that Cloudflare gives to Workers and their previews. */
export function isPlatformHost(host: string): boolean {
  return /\.(?:workers|pages)\.dev$/.test(host)
}
