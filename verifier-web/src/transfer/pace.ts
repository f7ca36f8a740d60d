/**
 * How a list is shown to another phone, chosen by measurement (README, "From phone to phone"): bytes of the list a code, error
 * correction, codes a second.
 */
export const PACE = { symbolBytes: 1000, level: 'L', framesPerSecond: 10 } as const;
