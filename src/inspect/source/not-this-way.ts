/** Why a way to the layers was not taken, or was left. Another way follows, and the Report names the reason. */
export class NotThisWay extends Error {}
