export { communityData } from "./personal-data.ts";
export { addMeeting } from "./add-meeting.ts";
export { foundCommunity } from "./found-community.ts";
export { joinCommunity } from "./join-community.ts";
export { communityRoutes } from "./routes.ts";
