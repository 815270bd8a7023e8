import { everything } from "../../everything.js";

export default defineEventHandler((event) => everything(getQuery(event).endpoint));
