/** From which size on a tile has a label. */
export const isLabelled = ({ width, height }: { width: number; height: number }): boolean =>
  width >= 46 && height >= 26
