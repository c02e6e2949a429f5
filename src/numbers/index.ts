export { openReadings, type Readings } from "./count-readings.ts";
export { numbersRoutes } from "./routes.ts";
