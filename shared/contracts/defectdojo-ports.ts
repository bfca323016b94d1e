/** Ports that a DefectDojo may answer at; with fixed egress, the network opens these and no other. */
export const defectDojoPorts = [443, 8443] as const;
