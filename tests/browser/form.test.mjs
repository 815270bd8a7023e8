// The form of an action, made from its model, and the JSON beside it: two views of one text.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drop as dropFiles, explorer, LINKS } from "./support.mjs";
import { CDB, MONITOR, VPC } from "./official-models.mjs";

const visit = explorer();
const { open, field, button, signature, shows, choose, json, stage } = visit;

const parameter = (path) => visit.page.locator(`[id="param-${path}"]`);
const note = (path) => visit.page.locator(`[id="param-${path}-note"]`);
const body = async () => {
  await choose("JSON");
  await visit.page.locator(".cm-content").waitFor();
  const text = (await visit.params()) ?? "";
  await choose("Form");
  return text;
};
/** The address follows after a moment. */
const settled = async () => {
  await visit.caughtUp();
  await visit.page.waitForTimeout(500);
};

describe("the form", () => {
  it("opens with the document's example, and says that TI-EMS was shut down", async () => {
    await open(LINKS.createService);
    assert.equal(await parameter("Name").inputValue(), "test");
    assert.equal(await parameter("Scaler.StartReplicas").inputValue(), "1");
    await shows(visit.page.locator(".deprecated"), "Shut down on 2022-06-30.");
    assert.equal(
      await parameter("ScaleMode").evaluate((element) => element.options[element.selectedIndex].text.split(" ")[0]),
      "MANUAL",
    );
  });

  it("shows ranges, units, types and descriptions of every parameter", async () => {
    await open(LINKS.createService);
    const cpu = visit.page.locator(".member", { has: parameter("Cpu") }).last();
    assert.match(await cpu.innerText(), /Cpu\*\s+uint64 100 to 256000 · 0\.001 core/);
    assert.equal(await parameter("Cpu").getAttribute("aria-required"), "true");
  });

  it("writes nested structures, lists and maps into the JSON, and what is emptied out of it", async () => {
    await open(LINKS.createService);
    await visit.page.getByRole("button", { name: "Add Scaler.HpaMetrics" }).click();
    await parameter("Scaler.HpaMetrics[0].Name").selectOption({ index: 1 });
    await parameter("Scaler.HpaMetrics[0].Value").fill("80");
    await parameter("Description").fill("");
    await settled();
    const value = JSON.parse(await body());
    assert.equal(value.Scaler.HpaMetrics[0].Value, 80);
    assert.equal("Description" in value, false);
    await visit.page.getByRole("button", { name: "Remove Scaler.HpaMetrics", exact: true }).click();
    await settled();
    assert.equal("HpaMetrics" in JSON.parse(await body()).Scaler, false);
  });

  it("fills maps of Function Compute, and signs what it filled", async () => {
    await open(LINKS.createFunction);
    const before = await signature("acs3");
    await visit.page.getByLabel("name environmentVariables").fill("STAGE");
    await visit.page
      .locator(".member", { hasText: "environmentVariables" })
      .getByRole("button", { name: "Add", exact: true })
      .click();
    await parameter("environmentVariables.STAGE").fill("未命名");
    assert.notEqual(await signature("acs3"), before);
    await settled();
    assert.equal(JSON.parse(await body()).environmentVariables.STAGE, "未命名");
  });

  it("keeps every digit of a large integer", async () => {
    await open(LINKS.describeServices);
    await choose("JSON");
    await json('{"Offset": 9007199254740993}');
    await choose("Form");
    assert.equal(await parameter("Offset").inputValue(), "9007199254740993");
    await parameter("Offset").fill("9007199254740995");
    await settled();
    assert.match(await body(), /9007199254740995/);
  });

  it("shows the required ones alone", async () => {
    await open(LINKS.createService);
    await visit.page.getByRole("button", { name: "Clear" }).click();
    await visit.page.locator(".optional-line").nth(4).waitFor();
    await visit.page.getByLabel("Required only").check();
    assert.equal(await visit.page.locator(".optional-line").count(), 0);
    const names = await visit.page
      .locator(".members")
      .first()
      .locator("> .member > .member-head .member-name code")
      .allInnerTexts();
    assert.deepEqual(
      names,
      ["Scaler", "ServiceConfigId", "Name", "ScaleMode", "ResourceGroupId", "Cpu", "Memory"].filter((name) =>
        names.includes(name),
      ),
    );
    assert.ok(names.includes("Name") && !names.includes("Description"));
  });
});

describe("errors beside the fields, by the checker of the package", () => {
  it("out of range, of the wrong type, not known, missing", async () => {
    await open(LINKS.createService);
    await parameter("Cpu").fill("99");
    await shows(note("Cpu"), "Cpu must be 100 to 256000, and is 99");
    assert.equal(await parameter("Cpu").getAttribute("aria-invalid"), "true");
    await parameter("Cpu").fill("many");
    await shows(note("Cpu"), "must be an integer");
    await parameter("Cpu").fill("100");
    await visit.caughtUp();
    assert.equal(await parameter("Cpu").getAttribute("aria-invalid"), null);
    await parameter("Name").fill("");
    await shows(note("Name"), "Required.");
    await choose("JSON");
    await json('{"name": "x"}');
    await shows(visit.page.locator(".faults"), /name is not known; did you mean Name\?/);
    // Text for a number is read by services: it is said, and nothing is refused for it.
    await open(LINKS.createService);
    await choose("JSON");
    const text = await visit.page.locator(".cm-content").innerText();
    await json(JSON.stringify({ ...JSON.parse(text), Name: "x", ServiceConfigId: "c", Cpu: "100", Colour: "red" }));
    await shows(visit.page.locator(".faults"), "the service may take it or not: Cpu, Colour");
    await choose("Form");
    await shows(note("Cpu"), "The service may take it all the same.");
    assert.equal(await parameter("Cpu").getAttribute("aria-invalid"), null);
    assert.equal(await visit.page.locator('[data-warning="wrong"]').count(), 0);
  });

  it("in Chinese", async () => {
    await open(`${LINKS.createService}&lang=zh`);
    await parameter("Cpu").fill("99");
    await shows(note("Cpu"), "Cpu 应为 100 至 256000，而给出的是 99");
  });

  it("rules that hold for several parameters together", async () => {
    await open(LINKS.createFunction);
    await parameter("memorySize").fill("8192");
    await shows(note("memorySize"), "1 to 4 GB for each vCPU");
  });

  it("leads to the first of them", async () => {
    await open(LINKS.createService);
    await parameter("Memory").fill("1");
    await visit.page.locator(".faults").getByRole("button").click();
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), "param-Memory");
  });
});

describe("the JSON editor", () => {
  it("is bound to the form both ways, and says where the text is no JSON", async () => {
    await open(LINKS.invoke);
    await choose("JSON");
    await json('{"FunctionName": "from-json"}');
    await choose("Form");
    assert.equal(await parameter("FunctionName").inputValue(), "from-json");
    await parameter("FunctionName").fill("from-form");
    await choose("JSON");
    await shows(visit.page.locator(".cm-content"), '"from-form"');
    await json('{"FunctionName": ');
    await choose("Form");
    await shows(visit.page.locator(".parameters"), "The text is not a JSON object");
    await button("Mend it").click();
    await visit.page.locator(".cm-content").waitFor();
  });

  it("indents and compacts without changing a number", async () => {
    await open();
    await json('{"Id": 12345678901234567890, "Limit": 1.50, "Limit": 2, "Empty": [], "Text": "a, {b}: [\\"c\\"]"}');
    await button("Indent").click();
    await settled();
    const { params } = visit;
    assert.equal(
      await params(),
      '{\n  "Id": 12345678901234567890,\n  "Limit": 1.50,\n  "Limit": 2,\n  "Empty": [],\n  "Text": "a, {b}: [\\"c\\"]"\n}',
    );
    await button("Compact").click();
    await settled();
    assert.equal(
      await params(),
      '{"Id":12345678901234567890,"Limit":1.50,"Limit":2,"Empty":[],"Text":"a, {b}: [\\"c\\"]"}',
    );
  });
});

describe("nothing is lost while typing", () => {
  const MORE = "abcdefghijklmnopqrstuvwxyz0123456789";
  const small = '{\n  "Name": ""\n}';
  const large = JSON.stringify(
    { Name: "", Items: Array.from({ length: 400 }, (_, at) => `item number ${at}`) },
    null,
    2,
  );

  for (const slowed of [1, 4]) {
    for (const [size, text] of [
      ["86 bytes and less", small],
      ["9 KB", large],
    ]) {
      it(`in the JSON editor: ${size}, a key every 5 to 100 ms, the processor slowed ${slowed} times`, async () => {
        await open();
        await json(text);
        const client = await visit.context.newCDPSession(visit.page);
        await client.send("Emulation.setCPUThrottlingRate", { rate: slowed });
        for (const delay of [5, 10, 40, 100]) {
          await json(text);
          await settled();
          // Between the quotation marks of the first line.
          await visit.page.keyboard.press("ControlOrMeta+Home");
          await visit.page.keyboard.press("ArrowDown");
          await visit.page.keyboard.press("End");
          for (let left = text === small ? 1 : 2; left > 0; left--) await visit.page.keyboard.press("ArrowLeft");
          await visit.page.keyboard.type(MORE, { delay });
          await settled();
          const typed = text.replace('""', `"${MORE}"`);
          assert.equal(await visit.params(), typed, `${delay} ms`);
          const [, shown] = (await visit.page.locator(".cm-content .cm-line").nth(1).innerText()).split('": "');
          assert.equal(shown?.slice(0, MORE.length), MORE, `${delay} ms`);
        }
      });
    }
  }

  it("when the JSON editor takes the place of the plain text area", async () => {
    await visit.page.route(/assets\/code-mirror-/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await open();
    const area = visit.page.locator("textarea#field-body");
    await area.fill('""');
    await area.press("ArrowLeft");
    await visit.page.keyboard.type(MORE.repeat(3), { delay: 20 });
    await visit.page.locator(".cm-content").waitFor();
    await settled();
    assert.equal(await visit.page.locator(".cm-content").innerText(), `"${MORE.repeat(3)}"`);
  });

  it("the name of a service, which begins like another one's", async () => {
    await open();
    await field("Service").fill("");
    await field("Service").click();
    await visit.page.keyboard.type("fcx");
    assert.equal(await field("Service").inputValue(), "fcx");
    await shows(stage("canonicalRequest"), "host:fcx.tencentcloudapi.com");
  });

  it("a text that grows keeps its field and the focus", async () => {
    await open(LINKS.createService);
    await parameter("Description").click();
    await visit.page.keyboard.type("x".repeat(80));
    assert.equal((await parameter("Description").inputValue()).length, 84);
  });

  it("a field that is emptied stays, also where only required ones are shown", async () => {
    await open(LINKS.createService);
    await visit.page.getByLabel("Required only").check();
    await parameter("Description").click();
    await visit.page.keyboard.press("ControlOrMeta+a");
    await visit.page.keyboard.press("Backspace");
    await visit.page.keyboard.type("again");
    assert.equal(await parameter("Description").inputValue(), "again");
  });

  it("the keyboard goes on where something was added or removed", async () => {
    await open(LINKS.describeServices);
    await visit.page.getByRole("button", { name: "Clear" }).click();
    await visit.page.getByRole("button", { name: "Add Filters", exact: true }).click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Filters[0].Name");
    await parameter("Filters[0].Name").fill("first");
    await visit.page.getByRole("button", { name: "Add one more Filters" }).click();
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Filters[1].Name");
    await parameter("Filters[1].Name").fill("second");
    await visit.page.getByRole("button", { name: "Remove Filters[0]", exact: true }).click();
    assert.equal(await parameter("Filters[0].Name").inputValue(), "second");
    await visit.page.waitForFunction(() => document.activeElement?.id === "param-Filters-more");
  });
});

describe("model files of the vendor", () => {
  const drop = (...files) => dropFiles(visit.page, ...files);
  const file = (model) => ({ name: `${model.metadata.serviceShortName}.api.json`, text: JSON.stringify(model) });

  it("three of them, dropped on the page, give forms, signatures and code", async () => {
    await open();
    await drop(file(CDB), file(VPC), file(MONITOR));
    for (const [model, action, params, code] of [
      [CDB, "DescribeDBInstances", { Limit: "20" }, "DescribeDBInstances"],
      [VPC, "CreateVpc", { VpcName: "网络" }, "CreateVpc"],
      [MONITOR, "GetMonitorData", { Period: "60" }, "GetMonitorData"],
    ]) {
      await visit.navigate(action);
      await shows(visit.page.locator("#request-title"), action);
      for (const [name, value] of Object.entries(params)) await (await visit.parameter(name)).fill(value);
      assert.match(await signature(), /^[0-9a-f]{64}$/);
      await shows(stage("stringToSign"), `/${model.metadata.serviceShortName}/tc3_request`);
      await visit.page.getByRole("tab", { name: "Code" }).click();
      await shows(visit.page.locator(".body.code"), code);
      await visit.page.getByRole("tab", { name: "Signature" }).click();
    }
    // A structure in a list, and one that holds itself.
    await visit.navigate("GetMonitorData");
    await visit.page.getByRole("button", { name: "Add Instances" }).click();
    await visit.page.getByRole("button", { name: "Add Instances[0].Dimensions" }).click();
    await parameter("Instances[0].Dimensions[0].Name").fill("InstanceId");
    await settled();
    assert.equal(JSON.parse(await body()).Instances[0].Dimensions[0].Name, "InstanceId");
  });

  it("can be searched and checked as well", async () => {
    await open();
    await drop(file(VPC));
    await shows(visit.page.locator(".notices"), "vpc 2017-03-12: 2 actions are ready.");
    await shows(note("CidrBlock"), "Required.");
    await visit.page.keyboard.press("Control+k");
    await visit.page.getByRole("combobox", { name: "Search" }).fill("DeleteVpc");
    await shows(visit.page.locator("#found"), "DeleteVpc");
  });

  it("what is none is refused with the place, and nothing else changes", async () => {
    await open();
    await drop(
      { name: "a.json", text: "{" },
      { name: "b.json", text: '{"metadata": {}}' },
      { name: "c.json", text: JSON.stringify({ ...VPC, objects: {} }) },
    );
    const messages = visit.page.locator(".notices .note");
    await shows(messages, "This is not JSON");
    await shows(messages, "metadata.apiVersion is missing");
    await shows(messages, "actions.CreateVpc.input names an object that the file does not have");
    const broken = (change) =>
      file({
        ...VPC,
        objects: {
          ...VPC.objects,
          CreateVpcRequest: {
            ...VPC.objects.CreateVpcRequest,
            members: [{ ...VPC.objects.CreateVpcRequest.members[0], ...change }],
          },
        },
      });
    for (const change of [{ enum: {} }, { enum: [null] }, { document: {} }, { min: "a" }]) {
      await drop(broken(change));
      await shows(
        messages,
        `objects.CreateVpcRequest.VpcName.${Object.keys(change)[0]} is missing or has another form`,
      );
    }
    await drop(
      file({ ...VPC, actions: { CreateVpc: { ...VPC.actions.CreateVpc, documentUrl: "javascript:alert(1)" } } }),
    );
    await shows(messages, "actions.CreateVpc.documentUrl");
    await drop(file({ ...VPC, metadata: { ...VPC.metadata, protocol: "aliyun-roa" } }));
    await shows(messages, "Only models of Tencent Cloud can be imported");
    assert.equal(await visit.page.locator(".service", { hasText: "vpc" }).count(), 0);
    assert.equal(await field("Action").inputValue(), "DescribeInstances");
  });
});
