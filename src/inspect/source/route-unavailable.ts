/** Why a route cannot be used. `readImage` tries the next one, and the Report names the reason. */
export class RouteUnavailable extends Error {}
