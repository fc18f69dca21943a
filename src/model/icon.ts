/** A square picture that stands for the publication, served as PNG in all of `iconSizes`. */
export interface Icon {
  /** Absolute address of the folder that holds the sizes. */
  folder: string
}

/** Pixels of each side: for lists of feeds, RSS channels, home screens, and all else. */
export const iconSizes = { favicon: 64, channel: 144, touch: 180, full: 512 } as const

/** Pixels of each side of the pictures in `/favicon.ico`. */
export const faviconSizes = [16, 32, 48]

/** Absolute address of the icon in a size. */
export function iconAddress({ folder }: Icon, size: keyof typeof iconSizes): string {
  return `${folder}/${iconSizes[size]}.png`
}
