import { paths } from "#paths";
import { Band, Button, EmptyNote, FormPost, type Frame, Notice, Time } from "#ui";
import { DEVICES_MOST, type PushDevice } from "../push-device.ts";
import { deviceWordsOf } from "../words/devices.ts";

export type DeviceProblem = "bad-device" | "too-many" | "not-signed-in";
export type DevicesBandProps = {
  readonly frame: Frame;
  readonly devices: readonly PushDevice[];
  /** The site's key for push services. */
  readonly pushKey: string;
  readonly problem: DeviceProblem | null;
};

const Device = ({ frame, device }: { readonly frame: Frame; readonly device: PushDevice }) => {
  const words = deviceWordsOf(frame.lang);
  return (
    <li>
      <p>
        <b>
          <bdi>{device.name === "" ? words.unnamed : device.name}</bdi>
        </b>
        {device.isHere ? ` · ${words.here}` : ""}
      </p>
      <p class="small">
        {words.since} <Time frame={frame} at={device.madeAt} />.{" "}
        {device.toldAt === null ? (
          words.never
        ) : (
          <>
            {words.last} <Time frame={frame} at={device.toldAt} />.
          </>
        )}
      </p>
      {device.said === "" ? null : (
        <p class="small">
          {words.refused} <bdi>{device.said}</bdi>
        </p>
      )}
      <FormPost action={paths.inboxDevices()} label={device.name}>
        <input type="hidden" name="id" value={device.id} />
        <Button name="do" value="drop" bare>
          {words.drop}
        </Button>
      </FormPost>
    </li>
  );
};

/** The devices on which a member is told, and the way to make this browser one. */
export const DevicesBand = ({ frame, devices, pushKey, problem }: DevicesBandProps) => {
  const words = deviceWordsOf(frame.lang);
  return (
    <Band id="devices" title={words.title}>
      <p>{words.deck}</p>
      {problem === null ? null : (
        <Notice kind="error">
          <p>{words.problems[problem](DEVICES_MOST)}</p>
        </Notice>
      )}
      {devices.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list">
          {devices.map((device) => (
            <Device frame={frame} device={device} />
          ))}
        </ul>
      )}
      {devices.some(({ isHere }) => isHere) ? null : (
        <form
          method="post"
          action={paths.inboxDevices()}
          aria-label={words.add}
          data-push=""
          data-worker={paths.pushWorker()}
          data-key={pushKey}
        >
          <input type="hidden" name="device" value="" />
          <div class="row">
            <Button>{words.add}</Button>
          </div>
          <p
            class="small"
            role="status"
            data-denied={words.denied}
            data-asked={words.asked}
            data-unable={words.unable}
            data-failed={words.failed}
          ></p>
          <noscript>
            <p class="small">{words.needsScript}</p>
          </noscript>
        </form>
      )}
    </Band>
  );
};
