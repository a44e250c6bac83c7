/** When to stop although work is left: a ticket's time is up, or the process is to end. */
export interface WorkLimits {
  expired(): boolean;
}
