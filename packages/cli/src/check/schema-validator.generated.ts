// @ts-nocheck
// Generated from @heed/core/project.schema.json by test/project/build-validator.ts. Do not edit.

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly keyword: string }[] | null;
}

/** True for what the JSON Schema of projects accepts; else `errors` tells the first fault. */
export const validate: Validator = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://heed.dev/schemas/project.schema.json","type":"object","properties":{"$schema":{"type":"string","minLength":1,"maxLength":2000},"triggers":{"type":"object","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/trigger"}},"segments":{"type":"object","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/condition"}},"scores":{"type":"object","propertyNames":{"$ref":"#/$defs/nameInPaths"},"additionalProperties":{"$ref":"#/$defs/score"}},"facts":{"type":"object","propertyNames":{"$ref":"#/$defs/nameInPaths"},"additionalProperties":{"$ref":"#/$defs/fact"}},"experiments":{"type":"object","propertyNames":{"$ref":"#/$defs/name"},"additionalProperties":{"$ref":"#/$defs/experiment"}},"caps":{"type":"array","maxItems":100,"items":{"type":"object","properties":{"atMost":{"$ref":"#/$defs/times"},"per":{"anyOf":[{"enum":["day","week","month"]},{"$ref":"#/$defs/duration"}]},"purpose":{"$ref":"#/$defs/reference"}},"required":["atMost","per"],"additionalProperties":false}},"quietHours":{"type":"object","properties":{"from":{"$ref":"#/$defs/localTime"},"to":{"$ref":"#/$defs/localTime"}},"required":["from","to"],"additionalProperties":false},"zone":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$"},"grace":{"type":"string","pattern":"^(?:0|[1-9][0-9]{0,15})(?:ms|s|m|h|d|w)$"},"keepFor":{"$ref":"#/$defs/duration"},"notActivity":{"type":"array","maxItems":1000,"items":{"$ref":"#/$defs/reference"}},"consent":{"type":"object","properties":{"purposes":{"type":"object","propertyNames":{"minLength":1,"maxLength":500},"additionalProperties":{"type":"object","properties":{"categories":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/reference"}},"unknown":{"enum":["granted","denied"]}},"additionalProperties":false}},"collect":{"$ref":"#/$defs/reference"}},"required":["purposes"],"additionalProperties":false}},"additionalProperties":false,"$defs":{"name":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]{0,99}$"},"nameInPaths":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,99}$"},"reference":{"type":"string","minLength":1,"maxLength":500},"duration":{"type":"string","pattern":"^[1-9][0-9]{0,15}(?:ms|s|m|h|d|w)$"},"durationByArm":{"anyOf":[{"$ref":"#/$defs/duration"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/duration"}}}}]},"numberByArm":{"anyOf":[{"type":"number"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"type":"number"}}}}]},"count":{"type":"integer","minimum":0,"maximum":1000000},"countByArm":{"anyOf":[{"$ref":"#/$defs/count"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/count"}}}}]},"times":{"type":"integer","minimum":1,"maximum":32},"timesByArm":{"anyOf":[{"$ref":"#/$defs/times"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/times"}}}}]},"byArm":{"type":"object","properties":{"byArm":{"$ref":"#/$defs/reference"},"arms":{"type":"object","minProperties":2}},"required":["byArm","arms"],"additionalProperties":false},"localTime":{"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"},"path":{"type":"string","pattern":"^[^.\\[\\]]+(?:\\[\\*\\])?(?:\\.[^.\\[\\]]+(?:\\[\\*\\])?){0,15}$"},"pathToOne":{"type":"string","pattern":"^[^.\\[\\]]+(?:\\.[^.\\[\\]]+){0,15}$"},"scalar":{"type":["string","number","boolean","null"]},"test":{"type":"object","properties":{"is":{"$ref":"#/$defs/scalar"},"isNot":{"$ref":"#/$defs/scalar"},"oneOf":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/scalar"}},"noneOf":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/scalar"}},"above":{"type":"number"},"atLeast":{"type":"number"},"below":{"type":"number"},"atMost":{"type":"number"},"between":{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2},"contains":{"$ref":"#/$defs/scalar","minLength":1},"startsWith":{"type":"string","minLength":1},"endsWith":{"type":"string","minLength":1},"matches":{"type":"string","minLength":1,"maxLength":1000},"exists":{"const":true},"missing":{"const":true},"before":{"type":"string"},"after":{"type":"string"},"asNumber":{"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"}]}},"minProperties":1,"maxProperties":1,"additionalProperties":false},"tests":{"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"},{"type":"array","minItems":1,"maxItems":32,"items":{"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"}]}}]},"where":{"type":"object","propertyNames":{"$ref":"#/$defs/path"},"additionalProperties":{"$ref":"#/$defs/tests"}},"eventMoment":{"type":"object","properties":{"event":{"$ref":"#/$defs/reference"},"page":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"screen":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"identified":{"const":true},"activity":{"const":true},"where":{"$ref":"#/$defs/where"},"if":{"$ref":"#/$defs/ifOfEvent"},"by":{"$ref":"#/$defs/correlation"}},"oneOf":[{"required":["event"]},{"required":["page"]},{"required":["screen"]},{"required":["identified"]},{"required":["activity"]}],"additionalProperties":false},"naming":{"anyOf":[{"$ref":"#/$defs/reference"},{"$ref":"#/$defs/eventMoment","properties":{"if":false,"by":false}}]},"namings":{"anyOf":[{"$ref":"#/$defs/naming"},{"type":"array","minItems":1,"maxItems":32,"items":{"$ref":"#/$defs/naming"}}]},"condition":{"anyOf":[{"$ref":"#/$defs/did"},{"$ref":"#/$defs/aggregate"},{"type":"object","properties":{"last":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"path":{"$ref":"#/$defs/path"},"test":{"$ref":"#/$defs/tests"}},"required":["last","path","test"],"additionalProperties":false},{"type":"object","properties":{"since":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"atLeast":{"$ref":"#/$defs/durationByArm"}},"required":["since","atLeast"],"additionalProperties":false},{"type":"object","properties":{"activeBeyond":{"$ref":"#/$defs/durationByArm"}},"required":["activeBeyond"],"additionalProperties":false},{"type":"object","properties":{"inactive":{"$ref":"#/$defs/durationByArm"}},"required":["inactive"],"additionalProperties":false},{"type":"object","properties":{"trait":{"$ref":"#/$defs/path"},"test":{"$ref":"#/$defs/tests"}},"required":["trait","test"],"additionalProperties":false},{"type":"object","properties":{"inSegment":{"$ref":"#/$defs/reference"}},"required":["inSegment"],"additionalProperties":false},{"type":"object","properties":{"consented":{"$ref":"#/$defs/reference"}},"required":["consented"],"additionalProperties":false},{"type":"object","properties":{"scored":{"$ref":"#/$defs/reference"},"group":{"enum":["active","passive"]},"atLeast":{"$ref":"#/$defs/numberByArm"},"above":{"$ref":"#/$defs/numberByArm"},"below":{"$ref":"#/$defs/numberByArm"},"leaveBelow":{"$ref":"#/$defs/numberByArm"}},"required":["scored"],"oneOf":[{"required":["atLeast"]},{"required":["above"]},{"required":["below"]}],"dependentRequired":{"leaveBelow":["atLeast"]},"additionalProperties":false},{"type":"object","properties":{"all":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}}},"required":["all"],"additionalProperties":false},{"type":"object","properties":{"any":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}}},"required":["any"],"additionalProperties":false},{"type":"object","properties":{"not":{"$ref":"#/$defs/condition"}},"required":["not"],"additionalProperties":false}]},"did":{"type":"object","properties":{"did":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"atLeast":{"$ref":"#/$defs/countByArm","default":1},"atMost":{"$ref":"#/$defs/countByArm"},"distinct":{"$ref":"#/$defs/path"},"within":{"$ref":"#/$defs/durationByArm"},"after":{"$ref":"#/$defs/namings"},"bucket":{"$ref":"#/$defs/duration"}},"required":["did"],"dependentRequired":{"bucket":["within"]},"additionalProperties":false},"aggregate":{"type":"object","properties":{"sum":{"$ref":"#/$defs/namings"},"average":{"$ref":"#/$defs/namings"},"lowest":{"$ref":"#/$defs/namings"},"highest":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"path":{"$ref":"#/$defs/path"},"atLeast":{"$ref":"#/$defs/numberByArm"},"atMost":{"$ref":"#/$defs/numberByArm"},"within":{"$ref":"#/$defs/durationByArm"},"bucket":{"$ref":"#/$defs/duration"}},"required":["path"],"oneOf":[{"required":["sum"]},{"required":["average"]},{"required":["lowest"]},{"required":["highest"]}],"anyOf":[{"required":["atLeast"]},{"required":["atMost"]}],"dependentRequired":{"bucket":["within"]},"additionalProperties":false},"correlation":{"anyOf":[{"$ref":"#/$defs/pathToOne"},{"type":"object","minProperties":1,"properties":{"byArm":false,"arms":false},"additionalProperties":{"$ref":"#/$defs/pathToOne"}}]},"moment":{"anyOf":[{"$ref":"#/$defs/eventMoment"},{"$ref":"#/$defs/sequence"},{"$ref":"#/$defs/wait"},{"$ref":"#/$defs/plainMoment"},{"type":"object","properties":{"anyOf":{"type":"array","minItems":2,"maxItems":32,"items":{"$ref":"#/$defs/member"}}},"required":["anyOf"],"additionalProperties":false}]},"member":{"anyOf":[{"$ref":"#/$defs/start"},{"$ref":"#/$defs/wait","properties":{"by":false}}]},"start":{"anyOf":[{"$ref":"#/$defs/eventMoment","properties":{"by":false}},{"$ref":"#/$defs/sequence","properties":{"by":false}},{"$ref":"#/$defs/plainMoment"}]},"ifOfEvent":{"$ref":"#/$defs/condition"},"sequence":{"type":"object","properties":{"sequence":{"type":"array","minItems":2,"maxItems":8,"prefixItems":[{"$ref":"#/$defs/step","properties":{"within":false}}],"items":{"$ref":"#/$defs/step"}},"within":{"$ref":"#/$defs/durationByArm"},"unless":{"$ref":"#/$defs/namings"},"by":{"$ref":"#/$defs/correlation"}},"required":["sequence"],"if":{"not":{"required":["within"]}},"then":{"properties":{"sequence":{"prefixItems":[true],"items":{"required":["within"]}}}},"additionalProperties":false},"step":{"type":"object","properties":{"event":{"$ref":"#/$defs/reference"},"page":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"screen":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"identified":{"const":true},"activity":{"const":true},"where":{"$ref":"#/$defs/where"},"if":{"$ref":"#/$defs/ifOfEvent"},"returned":{"$ref":"#/$defs/returned"},"within":{"$ref":"#/$defs/durationByArm"}},"oneOf":[{"required":["event"]},{"required":["page"]},{"required":["screen"]},{"required":["identified"]},{"required":["activity"]},{"required":["returned"]}],"if":{"required":["returned"]},"then":{"properties":{"where":false,"if":false}},"additionalProperties":false},"wait":{"type":"object","properties":{"notFollowedBy":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"after":{"$ref":"#/$defs/start"},"for":{"$ref":"#/$defs/durationByArm"},"repeat":{"enum":["restart","keep"]},"by":{"$ref":"#/$defs/correlation"}},"required":["notFollowedBy","after","for"],"additionalProperties":false},"returned":{"anyOf":[{"const":true},{"$ref":"#/$defs/durationByArm"}]},"plainMoment":{"anyOf":[{"type":"object","properties":{"becomes":{"$ref":"#/$defs/condition"},"for":{"$ref":"#/$defs/durationByArm"}},"required":["becomes"],"additionalProperties":false},{"type":"object","properties":{"firstSeen":{"const":true}},"required":["firstSeen"],"additionalProperties":false},{"type":"object","properties":{"returned":{"$ref":"#/$defs/returned"}},"required":["returned"],"additionalProperties":false},{"type":"object","properties":{"entered":{"$ref":"#/$defs/reference"}},"required":["entered"],"additionalProperties":false},{"type":"object","properties":{"left":{"$ref":"#/$defs/reference"}},"required":["left"],"additionalProperties":false},{"type":"object","properties":{"fired":{"$ref":"#/$defs/reference"}},"required":["fired"],"additionalProperties":false}]},"trigger":{"type":"object","properties":{"when":{"$ref":"#/$defs/moment"},"if":{"$ref":"#/$defs/condition"},"purpose":{"$ref":"#/$defs/reference"},"identified":{"enum":["hold","require","any"]},"again":{"anyOf":[{"enum":["always","once"]},{"type":"object","properties":{"after":{"$ref":"#/$defs/durationByArm"},"atMost":{"$ref":"#/$defs/timesByArm"},"per":{"$ref":"#/$defs/durationByArm"}},"minProperties":1,"dependentRequired":{"atMost":["per"],"per":["atMost"]},"additionalProperties":false}]},"priority":{"type":"number","default":0},"state":{"enum":["draft","shadow","live","paused"]},"whilePaused":{"enum":["hold","drop"]},"expires":{"$ref":"#/$defs/durationByArm"},"maxAge":{"$ref":"#/$defs/duration"},"maxKeys":{"$ref":"#/$defs/times","default":4},"experiment":{"$ref":"#/$defs/reference"},"backfill":{"const":"fire"},"onUpgrade":{"enum":["finish","adopt","drop"]},"send":{"type":"object","properties":{"as":{"type":"string","minLength":1,"maxLength":100},"to":{"type":"array","minItems":1,"maxItems":32,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":500}},"properties":{"type":"object","properties":{"byArm":false},"additionalProperties":{"$ref":"#/$defs/template"}}},"required":["as","to"],"additionalProperties":false}},"required":["when","purpose","send"],"additionalProperties":false},"template":{"anyOf":[{"$ref":"#/$defs/scalar"},{"type":"array","items":{"$ref":"#/$defs/template"}},{"type":"object","properties":{"path":{"$ref":"#/$defs/pathToOne"},"orElse":{}},"required":["path"],"additionalProperties":false},{"type":"object","properties":{"text":{"type":"array","items":{"$ref":"#/$defs/template"}}},"required":["text"],"additionalProperties":false},{"type":"object","properties":{"constant":{}},"required":["constant"],"additionalProperties":false},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/template"}}}},{"type":"object","properties":{"path":{"type":["null","boolean","number","array","object"],"$ref":"#/$defs/template"},"text":{"type":["null","boolean","number","string","object"],"$ref":"#/$defs/template"},"byArm":false},"not":{"required":["path","orElse"]},"additionalProperties":{"$ref":"#/$defs/template"}}]},"points":{"type":"number","exclusiveMinimum":0},"entries":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"array","prefixItems":[{"$ref":"#/$defs/naming"},{"$ref":"#/$defs/points"}],"minItems":2,"maxItems":2}},"score":{"type":"object","properties":{"halfLife":{"$ref":"#/$defs/duration"},"points":{"type":"object","properties":{"active":{"$ref":"#/$defs/entries"},"passive":{"$ref":"#/$defs/entries"}},"minProperties":1,"additionalProperties":false},"caps":{"type":"object","properties":{"active":{"$ref":"#/$defs/points"},"passive":{"$ref":"#/$defs/points"}},"additionalProperties":false}},"required":["halfLife","points"],"additionalProperties":false},"fact":{"anyOf":[{"type":"object","properties":{"cart":{"type":"object","properties":{"added":{"$ref":"#/$defs/namings"},"removed":{"$ref":"#/$defs/namings"},"updated":{"$ref":"#/$defs/namings"},"emptied":{"$ref":"#/$defs/namings"}},"additionalProperties":false}},"required":["cart"],"additionalProperties":false},{"type":"object","properties":{"lastViewed":{"type":"object","properties":{"viewed":{"$ref":"#/$defs/namings"},"keep":{"type":"integer","minimum":1,"maximum":20,"default":5}},"additionalProperties":false}},"required":["lastViewed"],"additionalProperties":false},{"type":"object","properties":{"orders":{"type":"object","properties":{"completed":{"$ref":"#/$defs/namings"},"revenue":{"$ref":"#/$defs/pathToOne"}},"additionalProperties":false}},"required":["orders"],"additionalProperties":false}]},"experiment":{"type":"object","properties":{"arms":{"type":"object","minProperties":2,"maxProperties":32,"propertyNames":{"pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"type":"integer","minimum":1,"maximum":1000000}},"holdout":{"type":"number","minimum":0,"exclusiveMaximum":1,"default":0},"goal":{"$ref":"#/$defs/namings"},"within":{"$ref":"#/$defs/duration"}},"required":["arms","goal","within"],"additionalProperties":false}}};
const func1 = Object.prototype.hasOwnProperty;
const schema20 = {"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_.-]{0,99}$"};
const pattern3 = new RegExp("^[A-Za-z][A-Za-z0-9_.-]{0,99}$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern3.test(data)){
validate53.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_.-]{0,99}$"}}];
return false;
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema21 = {"type":"object","properties":{"when":{"$ref":"#/$defs/moment"},"if":{"$ref":"#/$defs/condition"},"purpose":{"$ref":"#/$defs/reference"},"identified":{"enum":["hold","require","any"]},"again":{"anyOf":[{"enum":["always","once"]},{"type":"object","properties":{"after":{"$ref":"#/$defs/durationByArm"},"atMost":{"$ref":"#/$defs/timesByArm"},"per":{"$ref":"#/$defs/durationByArm"}},"minProperties":1,"dependentRequired":{"atMost":["per"],"per":["atMost"]},"additionalProperties":false}]},"priority":{"type":"number","default":0},"state":{"enum":["draft","shadow","live","paused"]},"whilePaused":{"enum":["hold","drop"]},"expires":{"$ref":"#/$defs/durationByArm"},"maxAge":{"$ref":"#/$defs/duration"},"maxKeys":{"$ref":"#/$defs/times","default":4},"experiment":{"$ref":"#/$defs/reference"},"backfill":{"const":"fire"},"onUpgrade":{"enum":["finish","adopt","drop"]},"send":{"type":"object","properties":{"as":{"type":"string","minLength":1,"maxLength":100},"to":{"type":"array","minItems":1,"maxItems":32,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":500}},"properties":{"type":"object","properties":{"byArm":false},"additionalProperties":{"$ref":"#/$defs/template"}}},"required":["as","to"],"additionalProperties":false}},"required":["when","purpose","send"],"additionalProperties":false};
const schema22 = {"anyOf":[{"$ref":"#/$defs/eventMoment"},{"$ref":"#/$defs/sequence"},{"$ref":"#/$defs/wait"},{"$ref":"#/$defs/plainMoment"},{"type":"object","properties":{"anyOf":{"type":"array","minItems":2,"maxItems":32,"items":{"$ref":"#/$defs/member"}}},"required":["anyOf"],"additionalProperties":false}]};
const schema23 = {"type":"object","properties":{"event":{"$ref":"#/$defs/reference"},"page":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"screen":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"identified":{"const":true},"activity":{"const":true},"where":{"$ref":"#/$defs/where"},"if":{"$ref":"#/$defs/ifOfEvent"},"by":{"$ref":"#/$defs/correlation"}},"oneOf":[{"required":["event"]},{"required":["page"]},{"required":["screen"]},{"required":["identified"]},{"required":["activity"]}],"additionalProperties":false};
const schema24 = {"type":"string","minLength":1,"maxLength":500};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(data.length > 500){
validate58.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 500}}];
return false;
}
else {
if(data.length < 1){
validate58.errors = [{instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema25 = {"type":"object","propertyNames":{"$ref":"#/$defs/path"},"additionalProperties":{"$ref":"#/$defs/tests"}};
const schema26 = {"type":"string","pattern":"^[^.\\[\\]]+(?:\\[\\*\\])?(?:\\.[^.\\[\\]]+(?:\\[\\*\\])?){0,15}$"};
const pattern4 = new RegExp("^[^.\\[\\]]+(?:\\[\\*\\])?(?:\\.[^.\\[\\]]+(?:\\[\\*\\])?){0,15}$", "u");

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern4.test(data)){
validate63.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^.\\[\\]]+(?:\\[\\*\\])?(?:\\.[^.\\[\\]]+(?:\\[\\*\\])?){0,15}$"}}];
return false;
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema27 = {"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"},{"type":"array","minItems":1,"maxItems":32,"items":{"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"}]}}]};
const schema28 = {"type":["string","number","boolean","null"]};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))) && (typeof data !== "boolean")) && (data !== null)){
validate66.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema28.type}}];
return false;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema29 = {"type":"object","properties":{"is":{"$ref":"#/$defs/scalar"},"isNot":{"$ref":"#/$defs/scalar"},"oneOf":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/scalar"}},"noneOf":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/scalar"}},"above":{"type":"number"},"atLeast":{"type":"number"},"below":{"type":"number"},"atMost":{"type":"number"},"between":{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2},"contains":{"$ref":"#/$defs/scalar","minLength":1},"startsWith":{"type":"string","minLength":1},"endsWith":{"type":"string","minLength":1},"matches":{"type":"string","minLength":1,"maxLength":1000},"exists":{"const":true},"missing":{"const":true},"before":{"type":"string"},"after":{"type":"string"},"asNumber":{"anyOf":[{"$ref":"#/$defs/scalar"},{"$ref":"#/$defs/test"}]}},"minProperties":1,"maxProperties":1,"additionalProperties":false};
const wrapper0 = {validate: validate68};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
validate68.errors = [{instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1}}];
return false;
}
else {
if(Object.keys(data).length < 1){
validate68.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema29.properties, key0))){
validate68.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.is !== undefined){
const _errs2 = errors;
if(!(validate66(data.is, {instancePath:instancePath+"/is",parentData:data,parentDataProperty:"is",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isNot !== undefined){
const _errs3 = errors;
if(!(validate66(data.isNot, {instancePath:instancePath+"/isNot",parentData:data,parentDataProperty:"isNot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.oneOf !== undefined){
let data2 = data.oneOf;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
if(data2.length < 1){
validate68.errors = [{instancePath:instancePath+"/oneOf",schemaPath:"#/properties/oneOf/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate66(data2[i0], {instancePath:instancePath+"/oneOf/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/oneOf",schemaPath:"#/properties/oneOf/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.noneOf !== undefined){
let data4 = data.noneOf;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
if(data4.length < 1){
validate68.errors = [{instancePath:instancePath+"/noneOf",schemaPath:"#/properties/noneOf/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate66(data4[i1], {instancePath:instancePath+"/noneOf/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/noneOf",schemaPath:"#/properties/noneOf/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.above !== undefined){
let data6 = data.above;
const _errs10 = errors;
if(!((typeof data6 == "number") && (isFinite(data6)))){
validate68.errors = [{instancePath:instancePath+"/above",schemaPath:"#/properties/above/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.atLeast !== undefined){
let data7 = data.atLeast;
const _errs12 = errors;
if(!((typeof data7 == "number") && (isFinite(data7)))){
validate68.errors = [{instancePath:instancePath+"/atLeast",schemaPath:"#/properties/atLeast/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.below !== undefined){
let data8 = data.below;
const _errs14 = errors;
if(!((typeof data8 == "number") && (isFinite(data8)))){
validate68.errors = [{instancePath:instancePath+"/below",schemaPath:"#/properties/below/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.atMost !== undefined){
let data9 = data.atMost;
const _errs16 = errors;
if(!((typeof data9 == "number") && (isFinite(data9)))){
validate68.errors = [{instancePath:instancePath+"/atMost",schemaPath:"#/properties/atMost/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.between !== undefined){
let data10 = data.between;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data10)){
if(data10.length > 2){
validate68.errors = [{instancePath:instancePath+"/between",schemaPath:"#/properties/between/maxItems",keyword:"maxItems",params:{limit: 2}}];
return false;
}
else {
if(data10.length < 2){
validate68.errors = [{instancePath:instancePath+"/between",schemaPath:"#/properties/between/minItems",keyword:"minItems",params:{limit: 2}}];
return false;
}
else {
var valid3 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
const _errs20 = errors;
if(!((typeof data11 == "number") && (isFinite(data11)))){
validate68.errors = [{instancePath:instancePath+"/between/" + i2,schemaPath:"#/properties/between/items/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid3 = _errs20 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/between",schemaPath:"#/properties/between/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contains !== undefined){
let data12 = data.contains;
const _errs22 = errors;
if(!(validate66(data12, {instancePath:instancePath+"/contains",parentData:data,parentDataProperty:"contains",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
if(errors === _errs22){
if(typeof data12 === "string"){
if(data12.length < 1){
validate68.errors = [{instancePath:instancePath+"/contains",schemaPath:"#/properties/contains/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startsWith !== undefined){
let data13 = data.startsWith;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data13 === "string"){
if(data13.length < 1){
validate68.errors = [{instancePath:instancePath+"/startsWith",schemaPath:"#/properties/startsWith/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate68.errors = [{instancePath:instancePath+"/startsWith",schemaPath:"#/properties/startsWith/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endsWith !== undefined){
let data14 = data.endsWith;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data14 === "string"){
if(data14.length < 1){
validate68.errors = [{instancePath:instancePath+"/endsWith",schemaPath:"#/properties/endsWith/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate68.errors = [{instancePath:instancePath+"/endsWith",schemaPath:"#/properties/endsWith/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.matches !== undefined){
let data15 = data.matches;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data15 === "string"){
if(data15.length > 1000){
validate68.errors = [{instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/maxLength",keyword:"maxLength",params:{limit: 1000}}];
return false;
}
else {
if(data15.length < 1){
validate68.errors = [{instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate68.errors = [{instancePath:instancePath+"/matches",schemaPath:"#/properties/matches/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exists !== undefined){
const _errs29 = errors;
if(true !== data.exists){
validate68.errors = [{instancePath:instancePath+"/exists",schemaPath:"#/properties/exists/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.missing !== undefined){
const _errs30 = errors;
if(true !== data.missing){
validate68.errors = [{instancePath:instancePath+"/missing",schemaPath:"#/properties/missing/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.before !== undefined){
const _errs31 = errors;
if(typeof data.before !== "string"){
validate68.errors = [{instancePath:instancePath+"/before",schemaPath:"#/properties/before/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
const _errs33 = errors;
if(typeof data.after !== "string"){
validate68.errors = [{instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asNumber !== undefined){
let data20 = data.asNumber;
const _errs35 = errors;
const _errs36 = errors;
let valid4 = false;
const _errs37 = errors;
if(!(validate66(data20, {instancePath:instancePath+"/asNumber",parentData:data,parentDataProperty:"asNumber",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var _valid0 = _errs37 === errors;
valid4 = valid4 || _valid0;
const _errs38 = errors;
if(!(wrapper0.validate(data20, {instancePath:instancePath+"/asNumber",parentData:data,parentDataProperty:"asNumber",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var _valid0 = _errs38 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err0 = {instancePath:instancePath+"/asNumber",schemaPath:"#/properties/asNumber/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate68.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate68.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate66(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate68(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data)){
if(data.length > 32){
const err0 = {instancePath,schemaPath:"#/anyOf/2/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/anyOf/2/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
const _errs7 = errors;
if(!(validate66(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var _valid1 = _errs7 === errors;
valid2 = valid2 || _valid1;
const _errs8 = errors;
if(!(validate68(data0, {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
var _valid1 = _errs8 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/anyOf/2/items/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var items0 = true;
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate65.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate65.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(!(validate63(key0, {instancePath,parentData:data,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err0 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate62.errors = vErrors;
return false;
break;
}
}
if(valid0){
for(const key1 in data){
const _errs3 = errors;
if(!(validate65(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate62.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema30 = {"anyOf":[{"$ref":"#/$defs/did"},{"$ref":"#/$defs/aggregate"},{"type":"object","properties":{"last":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"path":{"$ref":"#/$defs/path"},"test":{"$ref":"#/$defs/tests"}},"required":["last","path","test"],"additionalProperties":false},{"type":"object","properties":{"since":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"atLeast":{"$ref":"#/$defs/durationByArm"}},"required":["since","atLeast"],"additionalProperties":false},{"type":"object","properties":{"activeBeyond":{"$ref":"#/$defs/durationByArm"}},"required":["activeBeyond"],"additionalProperties":false},{"type":"object","properties":{"inactive":{"$ref":"#/$defs/durationByArm"}},"required":["inactive"],"additionalProperties":false},{"type":"object","properties":{"trait":{"$ref":"#/$defs/path"},"test":{"$ref":"#/$defs/tests"}},"required":["trait","test"],"additionalProperties":false},{"type":"object","properties":{"inSegment":{"$ref":"#/$defs/reference"}},"required":["inSegment"],"additionalProperties":false},{"type":"object","properties":{"consented":{"$ref":"#/$defs/reference"}},"required":["consented"],"additionalProperties":false},{"type":"object","properties":{"scored":{"$ref":"#/$defs/reference"},"group":{"enum":["active","passive"]},"atLeast":{"$ref":"#/$defs/numberByArm"},"above":{"$ref":"#/$defs/numberByArm"},"below":{"$ref":"#/$defs/numberByArm"},"leaveBelow":{"$ref":"#/$defs/numberByArm"}},"required":["scored"],"oneOf":[{"required":["atLeast"]},{"required":["above"]},{"required":["below"]}],"dependentRequired":{"leaveBelow":["atLeast"]},"additionalProperties":false},{"type":"object","properties":{"all":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}}},"required":["all"],"additionalProperties":false},{"type":"object","properties":{"any":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}}},"required":["any"],"additionalProperties":false},{"type":"object","properties":{"not":{"$ref":"#/$defs/condition"}},"required":["not"],"additionalProperties":false}]};
const schema31 = {"type":"object","properties":{"did":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"atLeast":{"$ref":"#/$defs/countByArm","default":1},"atMost":{"$ref":"#/$defs/countByArm"},"distinct":{"$ref":"#/$defs/path"},"within":{"$ref":"#/$defs/durationByArm"},"after":{"$ref":"#/$defs/namings"},"bucket":{"$ref":"#/$defs/duration"}},"required":["did"],"dependentRequired":{"bucket":["within"]},"additionalProperties":false};
const schema32 = {"anyOf":[{"$ref":"#/$defs/naming"},{"type":"array","minItems":1,"maxItems":32,"items":{"$ref":"#/$defs/naming"}}]};
const schema33 = {"anyOf":[{"$ref":"#/$defs/reference"},{"$ref":"#/$defs/eventMoment","properties":{"if":false,"by":false}}]};
const wrapper1 = {validate: validate57};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate58(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(wrapper1.validate(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper1.validate.errors : vErrors.concat(wrapper1.validate.errors);
errors = vErrors.length;
}
else {
var props0 = wrapper1.validate.evaluated.props;
var items0 = wrapper1.validate.evaluated.items;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(props0 !== true){
props0 = props0 || {};
props0.if = true;
props0.by = true;
}
if(data.if !== undefined){
var valid1 = false;
const err0 = {instancePath:instancePath+"/if",schemaPath:"#/anyOf/1/properties/if/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid1 = true;
}
if(valid1){
if(data.by !== undefined){
var valid1 = false;
const err1 = {instancePath:instancePath+"/by",schemaPath:"#/anyOf/1/properties/by/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
}
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate83.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate83.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate83.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate82.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate83(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
else {
var props0 = validate83.evaluated.props;
var items0 = validate83.evaluated.items;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data)){
if(data.length > 32){
const err0 = {instancePath,schemaPath:"#/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/anyOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid1 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate83(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(items0 !== true){
items0 = true;
}
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate82.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate82.evaluated = {"dynamicProps":true,"dynamicItems":true};

const schema34 = {"anyOf":[{"$ref":"#/$defs/count"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/count"}}}}]};
const schema35 = {"type":"integer","minimum":0,"maximum":1000000};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate90.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
validate90.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data > 1000000 || isNaN(data)){
validate90.errors = [{instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000}}];
return false;
}
else {
if(data < 0 || isNaN(data)){
validate90.errors = [{instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
validate90.errors = vErrors;
return errors === 0;
}
validate90.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema36 = {"type":"object","properties":{"byArm":{"$ref":"#/$defs/reference"},"arms":{"type":"object","minProperties":2}},"required":["byArm","arms"],"additionalProperties":false};

function validate92(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate92.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.byArm === undefined) && (missing0 = "byArm")) || ((data.arms === undefined) && (missing0 = "arms"))){
validate92.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "byArm") || (key0 === "arms"))){
validate92.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.byArm !== undefined){
const _errs2 = errors;
if(!(validate58(data.byArm, {instancePath:instancePath+"/byArm",parentData:data,parentDataProperty:"byArm",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arms !== undefined){
let data1 = data.arms;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 2){
validate92.errors = [{instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/minProperties",keyword:"minProperties",params:{limit: 2}}];
return false;
}
}
else {
validate92.errors = [{instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate92.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate92.errors = vErrors;
return errors === 0;
}
validate92.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate89.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate90(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arms !== undefined){
let data0 = data.arms;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs5 = errors;
if(!(validate90(data0[key0], {instancePath:instancePath+"/arms/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate89.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate89.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate89.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema37 = {"anyOf":[{"$ref":"#/$defs/duration"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/duration"}}}}]};
const schema38 = {"type":"string","pattern":"^[1-9][0-9]{0,15}(?:ms|s|m|h|d|w)$"};
const pattern5 = new RegExp("^[1-9][0-9]{0,15}(?:ms|s|m|h|d|w)$", "u");

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern5.test(data)){
validate100.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,15}(?:ms|s|m|h|d|w)$"}}];
return false;
}
}
else {
validate100.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate99(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate99.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate100(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arms !== undefined){
let data0 = data.arms;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs5 = errors;
if(!(validate100(data0[key0], {instancePath:instancePath+"/arms/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate99.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate99.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate99.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.did === undefined) && (missing0 = "did")){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "did") || (key0 === "where")) || (key0 === "atLeast")) || (key0 === "atMost")) || (key0 === "distinct")) || (key0 === "within")) || (key0 === "after")) || (key0 === "bucket"))){
validate81.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.did !== undefined){
const _errs2 = errors;
if(!(validate82(data.did, {instancePath:instancePath+"/did",parentData:data,parentDataProperty:"did",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.where !== undefined){
const _errs3 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.atLeast !== undefined){
const _errs4 = errors;
if(!(validate89(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.atMost !== undefined){
const _errs5 = errors;
if(!(validate89(data.atMost, {instancePath:instancePath+"/atMost",parentData:data,parentDataProperty:"atMost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.distinct !== undefined){
const _errs6 = errors;
if(!(validate63(data.distinct, {instancePath:instancePath+"/distinct",parentData:data,parentDataProperty:"distinct",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.within !== undefined){
const _errs7 = errors;
if(!(validate99(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
const _errs8 = errors;
if(!(validate82(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bucket !== undefined){
const _errs9 = errors;
if(!(validate100(data.bucket, {instancePath:instancePath+"/bucket",parentData:data,parentDataProperty:"bucket",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let missing1;
if(data.bucket !== undefined && ((data.within === undefined) && (missing1 = "within"))){
validate81.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "bucket",
    missingProperty: missing1,
    depsCount: 1,
    deps: "within"}}];
return false;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"object","properties":{"sum":{"$ref":"#/$defs/namings"},"average":{"$ref":"#/$defs/namings"},"lowest":{"$ref":"#/$defs/namings"},"highest":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"path":{"$ref":"#/$defs/path"},"atLeast":{"$ref":"#/$defs/numberByArm"},"atMost":{"$ref":"#/$defs/numberByArm"},"within":{"$ref":"#/$defs/durationByArm"},"bucket":{"$ref":"#/$defs/duration"}},"required":["path"],"oneOf":[{"required":["sum"]},{"required":["average"]},{"required":["lowest"]},{"required":["highest"]}],"anyOf":[{"required":["atLeast"]},{"required":["atMost"]}],"dependentRequired":{"bucket":["within"]},"additionalProperties":false};
const schema40 = {"anyOf":[{"type":"number"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"type":"number"}}}}]};

function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate115.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!((typeof data == "number") && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arms !== undefined){
let data0 = data.arms;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
let data1 = data0[key0];
const _errs6 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err1 = {instancePath:instancePath+"/arms/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/anyOf/1/properties/arms/additionalProperties/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate115.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate115.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate115.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate108.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.atLeast === undefined) && (missing0 = "atLeast")){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.atMost === undefined) && (missing1 = "atMost")){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate108.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
const _errs4 = errors;
let valid1 = false;
let passing0 = null;
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.sum === undefined) && (missing2 = "sum")){
const err3 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid1 = _errs5 === errors;
if(_valid1){
valid1 = true;
passing0 = 0;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.average === undefined) && (missing3 = "average")){
const err4 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing3}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
if(_valid1 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid1){
valid1 = true;
passing0 = 1;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.lowest === undefined) && (missing4 = "lowest")){
const err5 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing4}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
if(_valid1 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid1){
valid1 = true;
passing0 = 2;
}
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.highest === undefined) && (missing5 = "highest")){
const err6 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing5}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid1 = _errs8 === errors;
if(_valid1 && valid1){
valid1 = false;
passing0 = [passing0, 3];
}
else {
if(_valid1){
valid1 = true;
passing0 = 3;
}
}
}
}
if(!valid1){
const err7 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate108.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.path === undefined) && (missing6 = "path")){
validate108.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing6}}];
return false;
}
else {
const _errs9 = errors;
for(const key0 in data){
if(!(func1.call(schema39.properties, key0))){
validate108.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs9 === errors){
if(data.sum !== undefined){
const _errs10 = errors;
if(!(validate82(data.sum, {instancePath:instancePath+"/sum",parentData:data,parentDataProperty:"sum",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.average !== undefined){
const _errs11 = errors;
if(!(validate82(data.average, {instancePath:instancePath+"/average",parentData:data,parentDataProperty:"average",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.lowest !== undefined){
const _errs12 = errors;
if(!(validate82(data.lowest, {instancePath:instancePath+"/lowest",parentData:data,parentDataProperty:"lowest",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.highest !== undefined){
const _errs13 = errors;
if(!(validate82(data.highest, {instancePath:instancePath+"/highest",parentData:data,parentDataProperty:"highest",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.where !== undefined){
const _errs14 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.path !== undefined){
const _errs15 = errors;
if(!(validate63(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.atLeast !== undefined){
const _errs16 = errors;
if(!(validate115(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.atMost !== undefined){
const _errs17 = errors;
if(!(validate115(data.atMost, {instancePath:instancePath+"/atMost",parentData:data,parentDataProperty:"atMost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.within !== undefined){
const _errs18 = errors;
if(!(validate99(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.bucket !== undefined){
const _errs19 = errors;
if(!(validate100(data.bucket, {instancePath:instancePath+"/bucket",parentData:data,parentDataProperty:"bucket",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
let missing7;
if(data.bucket !== undefined && ((data.within === undefined) && (missing7 = "within"))){
validate108.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "bucket",
    missingProperty: missing7,
    depsCount: 1,
    deps: "within"}}];
return false;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate108.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}
validate108.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const wrapper2 = {validate: validate80};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate80.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate81(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs2 = errors;
if(!(validate108(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.last === undefined) && (missing0 = "last")) || ((data.path === undefined) && (missing0 = "path"))) || ((data.test === undefined) && (missing0 = "test"))){
const err0 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((key0 === "last") || (key0 === "where")) || (key0 === "path")) || (key0 === "test"))){
const err1 = {instancePath,schemaPath:"#/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.last !== undefined){
const _errs6 = errors;
if(!(validate82(data.last, {instancePath:instancePath+"/last",parentData:data,parentDataProperty:"last",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.where !== undefined){
const _errs7 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.path !== undefined){
const _errs8 = errors;
if(!(validate63(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.test !== undefined){
const _errs9 = errors;
if(!(validate65(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.since === undefined) && (missing1 = "since")) || ((data.atLeast === undefined) && (missing1 = "atLeast"))){
const err3 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
const _errs12 = errors;
for(const key1 in data){
if(!(((key1 === "since") || (key1 === "where")) || (key1 === "atLeast"))){
const err4 = {instancePath,schemaPath:"#/anyOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
break;
}
}
if(_errs12 === errors){
if(data.since !== undefined){
const _errs13 = errors;
if(!(validate82(data.since, {instancePath:instancePath+"/since",parentData:data,parentDataProperty:"since",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.where !== undefined){
const _errs14 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.atLeast !== undefined){
const _errs15 = errors;
if(!(validate99(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/anyOf/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs16 = errors;
if(errors === _errs16){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.activeBeyond === undefined) && (missing2 = "activeBeyond")){
const err6 = {instancePath,schemaPath:"#/anyOf/4/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
const _errs18 = errors;
for(const key2 in data){
if(!(key2 === "activeBeyond")){
const err7 = {instancePath,schemaPath:"#/anyOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
}
if(_errs18 === errors){
if(data.activeBeyond !== undefined){
if(!(validate99(data.activeBeyond, {instancePath:instancePath+"/activeBeyond",parentData:data,parentDataProperty:"activeBeyond",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/anyOf/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs16 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs20 = errors;
if(errors === _errs20){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.inactive === undefined) && (missing3 = "inactive")){
const err9 = {instancePath,schemaPath:"#/anyOf/5/required",keyword:"required",params:{missingProperty: missing3}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
const _errs22 = errors;
for(const key3 in data){
if(!(key3 === "inactive")){
const err10 = {instancePath,schemaPath:"#/anyOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
}
if(_errs22 === errors){
if(data.inactive !== undefined){
if(!(validate99(data.inactive, {instancePath:instancePath+"/inactive",parentData:data,parentDataProperty:"inactive",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/anyOf/5/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid0 = _errs20 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs24 = errors;
if(errors === _errs24){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.trait === undefined) && (missing4 = "trait")) || ((data.test === undefined) && (missing4 = "test"))){
const err12 = {instancePath,schemaPath:"#/anyOf/6/required",keyword:"required",params:{missingProperty: missing4}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
const _errs26 = errors;
for(const key4 in data){
if(!((key4 === "trait") || (key4 === "test"))){
const err13 = {instancePath,schemaPath:"#/anyOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
break;
}
}
if(_errs26 === errors){
if(data.trait !== undefined){
const _errs27 = errors;
if(!(validate63(data.trait, {instancePath:instancePath+"/trait",parentData:data,parentDataProperty:"trait",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.test !== undefined){
const _errs28 = errors;
if(!(validate65(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid5 = _errs28 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/anyOf/6/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs24 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs29 = errors;
if(errors === _errs29){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.inSegment === undefined) && (missing5 = "inSegment")){
const err15 = {instancePath,schemaPath:"#/anyOf/7/required",keyword:"required",params:{missingProperty: missing5}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
const _errs31 = errors;
for(const key5 in data){
if(!(key5 === "inSegment")){
const err16 = {instancePath,schemaPath:"#/anyOf/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
break;
}
}
if(_errs31 === errors){
if(data.inSegment !== undefined){
if(!(validate58(data.inSegment, {instancePath:instancePath+"/inSegment",parentData:data,parentDataProperty:"inSegment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/anyOf/7/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid0 = _errs29 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs33 = errors;
if(errors === _errs33){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.consented === undefined) && (missing6 = "consented")){
const err18 = {instancePath,schemaPath:"#/anyOf/8/required",keyword:"required",params:{missingProperty: missing6}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
const _errs35 = errors;
for(const key6 in data){
if(!(key6 === "consented")){
const err19 = {instancePath,schemaPath:"#/anyOf/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
break;
}
}
if(_errs35 === errors){
if(data.consented !== undefined){
if(!(validate58(data.consented, {instancePath:instancePath+"/consented",parentData:data,parentDataProperty:"consented",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/anyOf/8/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid0 = _errs33 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs37 = errors;
const _errs39 = errors;
let valid8 = false;
let passing0 = null;
const _errs40 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.atLeast === undefined) && (missing7 = "atLeast")){
const err21 = {instancePath,schemaPath:"#/anyOf/9/oneOf/0/required",keyword:"required",params:{missingProperty: missing7}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var _valid1 = _errs40 === errors;
if(_valid1){
valid8 = true;
passing0 = 0;
}
const _errs41 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.above === undefined) && (missing8 = "above")){
const err22 = {instancePath,schemaPath:"#/anyOf/9/oneOf/1/required",keyword:"required",params:{missingProperty: missing8}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid1 = _errs41 === errors;
if(_valid1 && valid8){
valid8 = false;
passing0 = [passing0, 1];
}
else {
if(_valid1){
valid8 = true;
passing0 = 1;
}
const _errs42 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.below === undefined) && (missing9 = "below")){
const err23 = {instancePath,schemaPath:"#/anyOf/9/oneOf/2/required",keyword:"required",params:{missingProperty: missing9}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid1 = _errs42 === errors;
if(_valid1 && valid8){
valid8 = false;
passing0 = [passing0, 2];
}
else {
if(_valid1){
valid8 = true;
passing0 = 2;
}
}
}
if(!valid8){
const err24 = {instancePath,schemaPath:"#/anyOf/9/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
if(errors === _errs37){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.scored === undefined) && (missing10 = "scored")){
const err25 = {instancePath,schemaPath:"#/anyOf/9/required",keyword:"required",params:{missingProperty: missing10}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
const _errs43 = errors;
for(const key7 in data){
if(!((((((key7 === "scored") || (key7 === "group")) || (key7 === "atLeast")) || (key7 === "above")) || (key7 === "below")) || (key7 === "leaveBelow"))){
const err26 = {instancePath,schemaPath:"#/anyOf/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
break;
}
}
if(_errs43 === errors){
if(data.scored !== undefined){
const _errs44 = errors;
if(!(validate58(data.scored, {instancePath:instancePath+"/scored",parentData:data,parentDataProperty:"scored",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid9 = _errs44 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.group !== undefined){
let data14 = data.group;
const _errs45 = errors;
if(!((data14 === "active") || (data14 === "passive"))){
const err27 = {instancePath:instancePath+"/group",schemaPath:"#/anyOf/9/properties/group/enum",keyword:"enum",params:{allowedValues: schema30.anyOf[9].properties.group.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid9 = _errs45 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.atLeast !== undefined){
const _errs46 = errors;
if(!(validate115(data.atLeast, {instancePath:instancePath+"/atLeast",parentData:data,parentDataProperty:"atLeast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid9 = _errs46 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.above !== undefined){
const _errs47 = errors;
if(!(validate115(data.above, {instancePath:instancePath+"/above",parentData:data,parentDataProperty:"above",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid9 = _errs47 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.below !== undefined){
const _errs48 = errors;
if(!(validate115(data.below, {instancePath:instancePath+"/below",parentData:data,parentDataProperty:"below",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid9 = _errs48 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.leaveBelow !== undefined){
const _errs49 = errors;
if(!(validate115(data.leaveBelow, {instancePath:instancePath+"/leaveBelow",parentData:data,parentDataProperty:"leaveBelow",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid9 = _errs49 === errors;
}
else {
var valid9 = true;
}
if(valid9){
let missing11;
if(data.leaveBelow !== undefined && ((data.atLeast === undefined) && (missing11 = "atLeast"))){
const err28 = {instancePath,schemaPath:"#/anyOf/9/dependentRequired",keyword:"dependentRequired",params:{property: "leaveBelow",
    missingProperty: missing11,
    depsCount: 1,
    deps: "atLeast"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
}
}
}
}
}
}
else {
const err29 = {instancePath,schemaPath:"#/anyOf/9/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var _valid0 = _errs37 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs50 = errors;
if(errors === _errs50){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.all === undefined) && (missing12 = "all")){
const err30 = {instancePath,schemaPath:"#/anyOf/10/required",keyword:"required",params:{missingProperty: missing12}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
const _errs52 = errors;
for(const key8 in data){
if(!(key8 === "all")){
const err31 = {instancePath,schemaPath:"#/anyOf/10/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
break;
}
}
if(_errs52 === errors){
if(data.all !== undefined){
let data19 = data.all;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data19)){
if(data19.length < 1){
const err32 = {instancePath:instancePath+"/all",schemaPath:"#/anyOf/10/properties/all/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
else {
var valid11 = true;
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
const _errs55 = errors;
if(!(wrapper2.validate(data19[i0], {instancePath:instancePath+"/all/" + i0,parentData:data19,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
var valid11 = _errs55 === errors;
if(!valid11){
break;
}
}
}
}
else {
const err33 = {instancePath:instancePath+"/all",schemaPath:"#/anyOf/10/properties/all/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/anyOf/10/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var _valid0 = _errs50 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs56 = errors;
if(errors === _errs56){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((data.any === undefined) && (missing13 = "any")){
const err35 = {instancePath,schemaPath:"#/anyOf/11/required",keyword:"required",params:{missingProperty: missing13}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
const _errs58 = errors;
for(const key9 in data){
if(!(key9 === "any")){
const err36 = {instancePath,schemaPath:"#/anyOf/11/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
}
if(_errs58 === errors){
if(data.any !== undefined){
let data21 = data.any;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data21)){
if(data21.length < 1){
const err37 = {instancePath:instancePath+"/any",schemaPath:"#/anyOf/11/properties/any/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
var valid13 = true;
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
const _errs61 = errors;
if(!(wrapper2.validate(data21[i1], {instancePath:instancePath+"/any/" + i1,parentData:data21,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
var valid13 = _errs61 === errors;
if(!valid13){
break;
}
}
}
}
else {
const err38 = {instancePath:instancePath+"/any",schemaPath:"#/anyOf/11/properties/any/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/anyOf/11/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var _valid0 = _errs56 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs62 = errors;
if(errors === _errs62){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if((data.not === undefined) && (missing14 = "not")){
const err40 = {instancePath,schemaPath:"#/anyOf/12/required",keyword:"required",params:{missingProperty: missing14}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
else {
const _errs64 = errors;
for(const key10 in data){
if(!(key10 === "not")){
const err41 = {instancePath,schemaPath:"#/anyOf/12/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
break;
}
}
if(_errs64 === errors){
if(data.not !== undefined){
if(!(wrapper2.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err42 = {instancePath,schemaPath:"#/anyOf/12/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var _valid0 = _errs62 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid0){
const err43 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
validate80.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate80.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate80.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema41 = {"anyOf":[{"$ref":"#/$defs/pathToOne"},{"type":"object","minProperties":1,"properties":{"byArm":false,"arms":false},"additionalProperties":{"$ref":"#/$defs/pathToOne"}}]};
const schema42 = {"type":"string","pattern":"^[^.\\[\\]]+(?:\\.[^.\\[\\]]+){0,15}$"};
const pattern6 = new RegExp("^[^.\\[\\]]+(?:\\.[^.\\[\\]]+){0,15}$", "u");

function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate142.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern6.test(data)){
validate142.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^.\\[\\]]+(?:\\.[^.\\[\\]]+){0,15}$"}}];
return false;
}
}
else {
validate142.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate142.errors = vErrors;
return errors === 0;
}
validate142.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate141.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate142(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!((key0 === "byArm") || (key0 === "arms"))){
const _errs5 = errors;
if(!(validate142(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
if(_errs4 === errors){
if(data.byArm !== undefined){
var valid2 = false;
const err1 = {instancePath:instancePath+"/byArm",schemaPath:"#/anyOf/1/properties/byArm/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
var valid2 = true;
}
if(valid2){
if(data.arms !== undefined){
var valid2 = false;
const err2 = {instancePath:instancePath+"/arms",schemaPath:"#/anyOf/1/properties/arms/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate141.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate141.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate141.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.page === undefined) && (missing1 = "page")){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.screen === undefined) && (missing2 = "screen")){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.identified === undefined) && (missing3 = "identified")){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing3}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.activity === undefined) && (missing4 = "activity")){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing4}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
}
}
}
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate57.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs7 = errors;
for(const key0 in data){
if(!((((((((key0 === "event") || (key0 === "page")) || (key0 === "screen")) || (key0 === "identified")) || (key0 === "activity")) || (key0 === "where")) || (key0 === "if")) || (key0 === "by"))){
validate57.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs7 === errors){
if(data.event !== undefined){
const _errs8 = errors;
if(!(validate58(data.event, {instancePath:instancePath+"/event",parentData:data,parentDataProperty:"event",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.page !== undefined){
let data1 = data.page;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(true !== data1){
const err6 = {instancePath:instancePath+"/page",schemaPath:"#/properties/page/anyOf/0/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
const _errs12 = errors;
if(!(validate58(data1, {instancePath:instancePath+"/page",parentData:data,parentDataProperty:"page",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err7 = {instancePath:instancePath+"/page",schemaPath:"#/properties/page/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate57.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.screen !== undefined){
let data2 = data.screen;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(true !== data2){
const err8 = {instancePath:instancePath+"/screen",schemaPath:"#/properties/screen/anyOf/0/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid3 = valid3 || _valid2;
const _errs16 = errors;
if(!(validate58(data2, {instancePath:instancePath+"/screen",parentData:data,parentDataProperty:"screen",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid2 = _errs16 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const err9 = {instancePath:instancePath+"/screen",schemaPath:"#/properties/screen/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate57.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.identified !== undefined){
const _errs17 = errors;
if(true !== data.identified){
validate57.errors = [{instancePath:instancePath+"/identified",schemaPath:"#/properties/identified/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.activity !== undefined){
const _errs18 = errors;
if(true !== data.activity){
validate57.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.where !== undefined){
const _errs19 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.if !== undefined){
const _errs20 = errors;
if(!(validate80(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.by !== undefined){
const _errs21 = errors;
if(!(validate141(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate57.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"type":"object","properties":{"sequence":{"type":"array","minItems":2,"maxItems":8,"prefixItems":[{"$ref":"#/$defs/step","properties":{"within":false}}],"items":{"$ref":"#/$defs/step"}},"within":{"$ref":"#/$defs/durationByArm"},"unless":{"$ref":"#/$defs/namings"},"by":{"$ref":"#/$defs/correlation"}},"required":["sequence"],"if":{"not":{"required":["within"]}},"then":{"properties":{"sequence":{"prefixItems":[true],"items":{"required":["within"]}}}},"additionalProperties":false};
const schema44 = {"type":"object","properties":{"event":{"$ref":"#/$defs/reference"},"page":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"screen":{"anyOf":[{"const":true},{"$ref":"#/$defs/reference"}]},"identified":{"const":true},"activity":{"const":true},"where":{"$ref":"#/$defs/where"},"if":{"$ref":"#/$defs/ifOfEvent"},"returned":{"$ref":"#/$defs/returned"},"within":{"$ref":"#/$defs/durationByArm"}},"oneOf":[{"required":["event"]},{"required":["page"]},{"required":["screen"]},{"required":["identified"]},{"required":["activity"]},{"required":["returned"]}],"if":{"required":["returned"]},"then":{"properties":{"where":false,"if":false}},"additionalProperties":false};
const schema45 = {"anyOf":[{"const":true},{"$ref":"#/$defs/durationByArm"}]};

function validate154(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate154.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(true !== data){
const err0 = {instancePath,schemaPath:"#/anyOf/0/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate99(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
else {
var props0 = validate99.evaluated.props;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err1 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate154.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate154.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate154.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate148.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.page === undefined) && (missing1 = "page")){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.screen === undefined) && (missing2 = "screen")){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.identified === undefined) && (missing3 = "identified")){
const err3 = {instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing3}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.activity === undefined) && (missing4 = "activity")){
const err4 = {instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing4}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.returned === undefined) && (missing5 = "returned")){
const err5 = {instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing5}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
}
}
}
}
}
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate148.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
const _errs8 = errors;
let valid1 = true;
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.returned === undefined) && (missing6 = "returned")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.where !== undefined){
var valid2 = false;
validate148.errors = [{instancePath:instancePath+"/where",schemaPath:"#/then/properties/where/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid2 = true;
}
if(valid2){
if(data.if !== undefined){
var valid2 = false;
validate148.errors = [{instancePath:instancePath+"/if",schemaPath:"#/then/properties/if/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid2 = true;
}
}
}
var _valid1 = _errs10 === errors;
valid1 = _valid1;
if(valid1){
var props0 = {};
props0.where = true;
props0.if = true;
}
}
if(!valid1){
const err8 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate148.errors = vErrors;
return false;
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs11 = errors;
for(const key0 in data){
if(!(func1.call(schema44.properties, key0))){
validate148.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs11 === errors){
if(data.event !== undefined){
const _errs12 = errors;
if(!(validate58(data.event, {instancePath:instancePath+"/event",parentData:data,parentDataProperty:"event",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.page !== undefined){
let data3 = data.page;
const _errs13 = errors;
const _errs14 = errors;
let valid4 = false;
const _errs15 = errors;
if(true !== data3){
const err9 = {instancePath:instancePath+"/page",schemaPath:"#/properties/page/anyOf/0/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid4 = valid4 || _valid2;
const _errs16 = errors;
if(!(validate58(data3, {instancePath:instancePath+"/page",parentData:data,parentDataProperty:"page",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid2 = _errs16 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const err10 = {instancePath:instancePath+"/page",schemaPath:"#/properties/page/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate148.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.screen !== undefined){
let data4 = data.screen;
const _errs17 = errors;
const _errs18 = errors;
let valid5 = false;
const _errs19 = errors;
if(true !== data4){
const err11 = {instancePath:instancePath+"/screen",schemaPath:"#/properties/screen/anyOf/0/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs19 === errors;
valid5 = valid5 || _valid3;
const _errs20 = errors;
if(!(validate58(data4, {instancePath:instancePath+"/screen",parentData:data,parentDataProperty:"screen",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid3 = _errs20 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const err12 = {instancePath:instancePath+"/screen",schemaPath:"#/properties/screen/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate148.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.identified !== undefined){
const _errs21 = errors;
if(true !== data.identified){
validate148.errors = [{instancePath:instancePath+"/identified",schemaPath:"#/properties/identified/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.activity !== undefined){
const _errs22 = errors;
if(true !== data.activity){
validate148.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/const",keyword:"const",params:{allowedValue: true}}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.where !== undefined){
const _errs23 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.if !== undefined){
const _errs24 = errors;
if(!(validate80(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.returned !== undefined){
const _errs25 = errors;
if(!(validate154(data.returned, {instancePath:instancePath+"/returned",parentData:data,parentDataProperty:"returned",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.within !== undefined){
const _errs26 = errors;
if(!(validate99(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid3 = _errs26 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate148.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate148.errors = vErrors;
return errors === 0;
}
validate148.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate147.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.within === undefined) && (missing0 = "within")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs4 === errors;
if(valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.sequence !== undefined){
let data0 = data.sequence;
if(Array.isArray(data0)){
const len1 = data0.length;
var valid4 = len1 <= 1;
if(!valid4){
for(let i0=1; i0<len1; i0++){
let data1 = data0[i0];
const _errs7 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.within === undefined) && (missing1 = "within")){
validate147.errors = [{instancePath:instancePath+"/sequence/" + i0,schemaPath:"#/then/properties/sequence/items/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
}
var valid4 = _errs7 === errors;
if(!valid4){
break;
}
}
}
}
}
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.sequence = true;
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate147.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.sequence === undefined) && (missing2 = "sequence")){
validate147.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
const _errs8 = errors;
for(const key0 in data){
if(!((((key0 === "sequence") || (key0 === "within")) || (key0 === "unless")) || (key0 === "by"))){
validate147.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs8 === errors){
if(data.sequence !== undefined){
let data2 = data.sequence;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data2)){
if(data2.length > 8){
validate147.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/maxItems",keyword:"maxItems",params:{limit: 8}}];
return false;
}
else {
if(data2.length < 2){
validate147.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/minItems",keyword:"minItems",params:{limit: 2}}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
let data3 = data2[0];
const _errs11 = errors;
if(!(validate148(data3, {instancePath:instancePath+"/sequence/0",parentData:data2,parentDataProperty:0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
if(errors === _errs11){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.within !== undefined){
validate147.errors = [{instancePath:instancePath+"/sequence/0/within",schemaPath:"#/properties/sequence/prefixItems/0/properties/within/false schema",keyword:"false schema",params:{}}];
return false;
}
}
}
var valid6 = _errs11 === errors;
}
if(valid6){
const len3 = data2.length;
var valid8 = len3 <= 1;
if(!valid8){
for(let i1=1; i1<len3; i1++){
const _errs12 = errors;
if(!(validate148(data2[i1], {instancePath:instancePath+"/sequence/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
var valid8 = _errs12 === errors;
if(!valid8){
break;
}
}
}
}
}
}
}
else {
validate147.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid5 = _errs9 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.within !== undefined){
const _errs13 = errors;
if(!(validate99(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid5 = _errs13 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.unless !== undefined){
const _errs14 = errors;
if(!(validate82(data.unless, {instancePath:instancePath+"/unless",parentData:data,parentDataProperty:"unless",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid5 = _errs14 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.by !== undefined){
const _errs15 = errors;
if(!(validate141(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
var valid5 = _errs15 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
else {
validate147.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate147.errors = vErrors;
return errors === 0;
}
validate147.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"type":"object","properties":{"notFollowedBy":{"$ref":"#/$defs/namings"},"where":{"$ref":"#/$defs/where"},"after":{"$ref":"#/$defs/start"},"for":{"$ref":"#/$defs/durationByArm"},"repeat":{"enum":["restart","keep"]},"by":{"$ref":"#/$defs/correlation"}},"required":["notFollowedBy","after","for"],"additionalProperties":false};
const schema47 = {"anyOf":[{"$ref":"#/$defs/eventMoment","properties":{"by":false}},{"$ref":"#/$defs/sequence","properties":{"by":false}},{"$ref":"#/$defs/plainMoment"}]};
const schema48 = {"anyOf":[{"type":"object","properties":{"becomes":{"$ref":"#/$defs/condition"},"for":{"$ref":"#/$defs/durationByArm"}},"required":["becomes"],"additionalProperties":false},{"type":"object","properties":{"firstSeen":{"const":true}},"required":["firstSeen"],"additionalProperties":false},{"type":"object","properties":{"returned":{"$ref":"#/$defs/returned"}},"required":["returned"],"additionalProperties":false},{"type":"object","properties":{"entered":{"$ref":"#/$defs/reference"}},"required":["entered"],"additionalProperties":false},{"type":"object","properties":{"left":{"$ref":"#/$defs/reference"}},"required":["left"],"additionalProperties":false},{"type":"object","properties":{"fired":{"$ref":"#/$defs/reference"}},"required":["fired"],"additionalProperties":false}]};

function validate170(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate170.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.becomes === undefined) && (missing0 = "becomes")){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs3 = errors;
for(const key0 in data){
if(!((key0 === "becomes") || (key0 === "for"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs3 === errors){
if(data.becomes !== undefined){
const _errs4 = errors;
if(!(validate80(data.becomes, {instancePath:instancePath+"/becomes",parentData:data,parentDataProperty:"becomes",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.for !== undefined){
const _errs5 = errors;
if(!(validate99(data.for, {instancePath:instancePath+"/for",parentData:data,parentDataProperty:"for",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props2 = true;
}
const _errs6 = errors;
if(errors === _errs6){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.firstSeen === undefined) && (missing1 = "firstSeen")){
const err3 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
const _errs8 = errors;
for(const key1 in data){
if(!(key1 === "firstSeen")){
const err4 = {instancePath,schemaPath:"#/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
break;
}
}
if(_errs8 === errors){
if(data.firstSeen !== undefined){
if(true !== data.firstSeen){
const err5 = {instancePath:instancePath+"/firstSeen",schemaPath:"#/anyOf/1/properties/firstSeen/const",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props2 !== true){
props2 = true;
}
}
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.returned === undefined) && (missing2 = "returned")){
const err7 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
const _errs12 = errors;
for(const key2 in data){
if(!(key2 === "returned")){
const err8 = {instancePath,schemaPath:"#/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
}
if(_errs12 === errors){
if(data.returned !== undefined){
if(!(validate154(data.returned, {instancePath:instancePath+"/returned",parentData:data,parentDataProperty:"returned",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props2 !== true){
props2 = true;
}
}
const _errs14 = errors;
if(errors === _errs14){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.entered === undefined) && (missing3 = "entered")){
const err10 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: missing3}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
const _errs16 = errors;
for(const key3 in data){
if(!(key3 === "entered")){
const err11 = {instancePath,schemaPath:"#/anyOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
}
if(_errs16 === errors){
if(data.entered !== undefined){
if(!(validate58(data.entered, {instancePath:instancePath+"/entered",parentData:data,parentDataProperty:"entered",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/anyOf/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid0 = _errs14 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props2 !== true){
props2 = true;
}
}
const _errs18 = errors;
if(errors === _errs18){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.left === undefined) && (missing4 = "left")){
const err13 = {instancePath,schemaPath:"#/anyOf/4/required",keyword:"required",params:{missingProperty: missing4}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
const _errs20 = errors;
for(const key4 in data){
if(!(key4 === "left")){
const err14 = {instancePath,schemaPath:"#/anyOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
break;
}
}
if(_errs20 === errors){
if(data.left !== undefined){
if(!(validate58(data.left, {instancePath:instancePath+"/left",parentData:data,parentDataProperty:"left",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/anyOf/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs18 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props2 !== true){
props2 = true;
}
}
const _errs22 = errors;
if(errors === _errs22){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.fired === undefined) && (missing5 = "fired")){
const err16 = {instancePath,schemaPath:"#/anyOf/5/required",keyword:"required",params:{missingProperty: missing5}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
const _errs24 = errors;
for(const key5 in data){
if(!(key5 === "fired")){
const err17 = {instancePath,schemaPath:"#/anyOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
break;
}
}
if(_errs24 === errors){
if(data.fired !== undefined){
if(!(validate58(data.fired, {instancePath:instancePath+"/fired",parentData:data,parentDataProperty:"fired",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/anyOf/5/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props2 !== true){
props2 = true;
}
}
if(!valid0){
const err19 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
validate170.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate170.errors = vErrors;
evaluated0.props = props2;
return errors === 0;
}
validate170.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate167.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate57(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.by !== undefined){
const err0 = {instancePath:instancePath+"/by",schemaPath:"#/anyOf/0/properties/by/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs2 = errors;
if(!(validate147(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
errors = vErrors.length;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.by !== undefined){
const err1 = {instancePath:instancePath+"/by",schemaPath:"#/anyOf/1/properties/by/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate170(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
else {
var props1 = validate170.evaluated.props;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate167.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate167.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate167.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate164.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.notFollowedBy === undefined) && (missing0 = "notFollowedBy")) || ((data.after === undefined) && (missing0 = "after"))) || ((data.for === undefined) && (missing0 = "for"))){
validate164.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "notFollowedBy") || (key0 === "where")) || (key0 === "after")) || (key0 === "for")) || (key0 === "repeat")) || (key0 === "by"))){
validate164.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.notFollowedBy !== undefined){
const _errs2 = errors;
if(!(validate82(data.notFollowedBy, {instancePath:instancePath+"/notFollowedBy",parentData:data,parentDataProperty:"notFollowedBy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.where !== undefined){
const _errs3 = errors;
if(!(validate62(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.after !== undefined){
const _errs4 = errors;
if(!(validate167(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.for !== undefined){
const _errs5 = errors;
if(!(validate99(data.for, {instancePath:instancePath+"/for",parentData:data,parentDataProperty:"for",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.repeat !== undefined){
let data4 = data.repeat;
const _errs6 = errors;
if(!((data4 === "restart") || (data4 === "keep"))){
validate164.errors = [{instancePath:instancePath+"/repeat",schemaPath:"#/properties/repeat/enum",keyword:"enum",params:{allowedValues: schema46.properties.repeat.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
const _errs7 = errors;
if(!(validate141(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate164.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate164.errors = vErrors;
return errors === 0;
}
validate164.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema49 = {"anyOf":[{"$ref":"#/$defs/start"},{"$ref":"#/$defs/wait","properties":{"by":false}}]};

function validate183(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate183.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate167(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors);
errors = vErrors.length;
}
else {
var props0 = validate167.evaluated.props;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate164(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.by !== undefined){
const err0 = {instancePath:instancePath+"/by",schemaPath:"#/anyOf/1/properties/by/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate183.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate183.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate57(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs2 = errors;
if(!(validate147(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate164(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
if(!(validate170(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
else {
var props1 = validate170.evaluated.props;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.anyOf === undefined) && (missing0 = "anyOf")){
const err0 = {instancePath,schemaPath:"#/anyOf/4/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs7 = errors;
for(const key0 in data){
if(!(key0 === "anyOf")){
const err1 = {instancePath,schemaPath:"#/anyOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs7 === errors){
if(data.anyOf !== undefined){
let data0 = data.anyOf;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data0)){
if(data0.length > 32){
const err2 = {instancePath:instancePath+"/anyOf",schemaPath:"#/anyOf/4/properties/anyOf/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
if(data0.length < 2){
const err3 = {instancePath:instancePath+"/anyOf",schemaPath:"#/anyOf/4/properties/anyOf/minItems",keyword:"minItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
var valid2 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(!(validate183(data0[i0], {instancePath:instancePath+"/anyOf/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors);
errors = vErrors.length;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/anyOf",schemaPath:"#/anyOf/4/properties/anyOf/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/anyOf/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate56.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate56.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate56.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema50 = {"anyOf":[{"$ref":"#/$defs/times"},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/times"}}}}]};
const schema51 = {"type":"integer","minimum":1,"maximum":32};

function validate192(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate192.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
validate192.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data > 32 || isNaN(data)){
validate192.errors = [{instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32}}];
return false;
}
else {
if(data < 1 || isNaN(data)){
validate192.errors = [{instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
validate192.errors = vErrors;
return errors === 0;
}
validate192.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate191.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate192(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arms !== undefined){
let data0 = data.arms;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs5 = errors;
if(!(validate192(data0[key0], {instancePath:instancePath+"/arms/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
}
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate191.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate191.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate191.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema52 = {"anyOf":[{"$ref":"#/$defs/scalar"},{"type":"array","items":{"$ref":"#/$defs/template"}},{"type":"object","properties":{"path":{"$ref":"#/$defs/pathToOne"},"orElse":{}},"required":["path"],"additionalProperties":false},{"type":"object","properties":{"text":{"type":"array","items":{"$ref":"#/$defs/template"}}},"required":["text"],"additionalProperties":false},{"type":"object","properties":{"constant":{}},"required":["constant"],"additionalProperties":false},{"$ref":"#/$defs/byArm","properties":{"arms":{"additionalProperties":{"$ref":"#/$defs/template"}}}},{"type":"object","properties":{"path":{"type":["null","boolean","number","array","object"],"$ref":"#/$defs/template"},"text":{"type":["null","boolean","number","string","object"],"$ref":"#/$defs/template"},"byArm":false},"not":{"required":["path","orElse"]},"additionalProperties":{"$ref":"#/$defs/template"}}]};
const wrapper5 = {validate: validate202};

function validate202(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate202.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate66(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data)){
var valid1 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(wrapper5.validate(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var items1 = true;
}
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.path === undefined) && (missing0 = "path")){
const err1 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs7 = errors;
for(const key0 in data){
if(!((key0 === "path") || (key0 === "orElse"))){
const err2 = {instancePath,schemaPath:"#/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs7 === errors){
if(data.path !== undefined){
if(!(validate142(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props1 = true;
}
const _errs9 = errors;
if(errors === _errs9){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.text === undefined) && (missing1 = "text")){
const err4 = {instancePath,schemaPath:"#/anyOf/3/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
const _errs11 = errors;
for(const key1 in data){
if(!(key1 === "text")){
const err5 = {instancePath,schemaPath:"#/anyOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
if(_errs11 === errors){
if(data.text !== undefined){
let data2 = data.text;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data2)){
var valid4 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(wrapper5.validate(data2[i1], {instancePath:instancePath+"/text/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid4 = _errs14 === errors;
if(!valid4){
break;
}
}
}
else {
const err6 = {instancePath:instancePath+"/text",schemaPath:"#/anyOf/3/properties/text/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/anyOf/3/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props1 !== true){
props1 = true;
}
}
const _errs15 = errors;
if(errors === _errs15){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.constant === undefined) && (missing2 = "constant")){
const err8 = {instancePath,schemaPath:"#/anyOf/4/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
for(const key2 in data){
if(!(key2 === "constant")){
const err9 = {instancePath,schemaPath:"#/anyOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
break;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/anyOf/4/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props1 !== true){
props1 = true;
}
}
const _errs18 = errors;
if(!(validate92(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
errors = vErrors.length;
}
if(errors === _errs18){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arms !== undefined){
let data4 = data.arms;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key3 in data4){
const _errs21 = errors;
if(!(wrapper5.validate(data4[key3], {instancePath:instancePath+"/arms/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid6 = _errs21 === errors;
if(!valid6){
break;
}
}
}
}
}
}
var _valid0 = _errs18 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props1 !== true){
props1 = true;
}
}
const _errs22 = errors;
const _errs24 = errors;
const _errs25 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.path === undefined) && (missing3 = "path")) || ((data.orElse === undefined) && (missing3 = "orElse"))){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid7 = _errs25 === errors;
if(valid7){
const err12 = {instancePath,schemaPath:"#/anyOf/6/not",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
if(errors === _errs22){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs26 = errors;
for(const key4 in data){
if(!(((key4 === "path") || (key4 === "text")) || (key4 === "byArm"))){
const _errs27 = errors;
if(!(wrapper5.validate(data[key4], {instancePath:instancePath+"/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid8 = _errs27 === errors;
if(!valid8){
break;
}
}
}
if(_errs26 === errors){
if(data.path !== undefined){
let data7 = data.path;
const _errs28 = errors;
if(((typeof data7 != "object") && (typeof data7 !== "boolean")) && (!((typeof data7 == "number") && (isFinite(data7))))){
const err13 = {instancePath:instancePath+"/path",schemaPath:"#/anyOf/6/properties/path/type",keyword:"type",params:{type: schema52.anyOf[6].properties.path.type}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(wrapper5.validate(data7, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid9 = _errs28 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.text !== undefined){
let data8 = data.text;
const _errs30 = errors;
if(((((data8 !== null) && (typeof data8 !== "boolean")) && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "string")) && (!(data8 && typeof data8 == "object" && !Array.isArray(data8)))){
const err14 = {instancePath:instancePath+"/text",schemaPath:"#/anyOf/6/properties/text/type",keyword:"type",params:{type: schema52.anyOf[6].properties.text.type}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(wrapper5.validate(data8, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper5.validate.errors : vErrors.concat(wrapper5.validate.errors);
errors = vErrors.length;
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data.byArm !== undefined){
var valid9 = false;
const err15 = {instancePath:instancePath+"/byArm",schemaPath:"#/anyOf/6/properties/byArm/false schema",keyword:"false schema",params:{}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
var valid9 = true;
}
}
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/anyOf/6/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props1 !== true){
props1 = true;
}
}
if(!valid0){
const err17 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate202.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate202.errors = vErrors;
evaluated0.props = props1;
evaluated0.items = items1;
return errors === 0;
}
validate202.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.when === undefined) && (missing0 = "when")) || ((data.purpose === undefined) && (missing0 = "purpose"))) || ((data.send === undefined) && (missing0 = "send"))){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema21.properties, key0))){
validate55.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.when !== undefined){
const _errs2 = errors;
if(!(validate56(data.when, {instancePath:instancePath+"/when",parentData:data,parentDataProperty:"when",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.if !== undefined){
const _errs3 = errors;
if(!(validate80(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.purpose !== undefined){
const _errs4 = errors;
if(!(validate58(data.purpose, {instancePath:instancePath+"/purpose",parentData:data,parentDataProperty:"purpose",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identified !== undefined){
let data3 = data.identified;
const _errs5 = errors;
if(!(((data3 === "hold") || (data3 === "require")) || (data3 === "any"))){
validate55.errors = [{instancePath:instancePath+"/identified",schemaPath:"#/properties/identified/enum",keyword:"enum",params:{allowedValues: schema21.properties.identified.enum}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.again !== undefined){
let data4 = data.again;
const _errs6 = errors;
const _errs7 = errors;
let valid1 = false;
const _errs8 = errors;
if(!((data4 === "always") || (data4 === "once"))){
const err0 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema21.properties.again.anyOf[0].enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err1 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs11 = errors;
for(const key1 in data4){
if(!(((key1 === "after") || (key1 === "atMost")) || (key1 === "per"))){
const err2 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs11 === errors){
if(data4.after !== undefined){
const _errs12 = errors;
if(!(validate99(data4.after, {instancePath:instancePath+"/again/after",parentData:data4,parentDataProperty:"after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.atMost !== undefined){
const _errs13 = errors;
if(!(validate191(data4.atMost, {instancePath:instancePath+"/again/atMost",parentData:data4,parentDataProperty:"atMost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate191.errors : vErrors.concat(validate191.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.per !== undefined){
const _errs14 = errors;
if(!(validate99(data4.per, {instancePath:instancePath+"/again/per",parentData:data4,parentDataProperty:"per",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
let missing1;
if(data4.atMost !== undefined && ((data4.per === undefined) && (missing1 = "per"))){
const err3 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/1/dependentRequired",keyword:"dependentRequired",params:{property: "atMost",
    missingProperty: missing1,
    depsCount: 1,
    deps: "per"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
if(data4.per !== undefined && ((data4.atMost === undefined) && (missing1 = "atMost"))){
const err4 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/1/dependentRequired",keyword:"dependentRequired",params:{property: "per",
    missingProperty: missing1,
    depsCount: 1,
    deps: "atMost"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err6 = {instancePath:instancePath+"/again",schemaPath:"#/properties/again/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate55.errors = vErrors;
return false;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data8 = data.priority;
const _errs15 = errors;
if(!((typeof data8 == "number") && (isFinite(data8)))){
validate55.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data9 = data.state;
const _errs17 = errors;
if(!((((data9 === "draft") || (data9 === "shadow")) || (data9 === "live")) || (data9 === "paused"))){
validate55.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema21.properties.state.enum}}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whilePaused !== undefined){
let data10 = data.whilePaused;
const _errs18 = errors;
if(!((data10 === "hold") || (data10 === "drop"))){
validate55.errors = [{instancePath:instancePath+"/whilePaused",schemaPath:"#/properties/whilePaused/enum",keyword:"enum",params:{allowedValues: schema21.properties.whilePaused.enum}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires !== undefined){
const _errs19 = errors;
if(!(validate99(data.expires, {instancePath:instancePath+"/expires",parentData:data,parentDataProperty:"expires",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxAge !== undefined){
const _errs20 = errors;
if(!(validate100(data.maxAge, {instancePath:instancePath+"/maxAge",parentData:data,parentDataProperty:"maxAge",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxKeys !== undefined){
const _errs21 = errors;
if(!(validate192(data.maxKeys, {instancePath:instancePath+"/maxKeys",parentData:data,parentDataProperty:"maxKeys",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment !== undefined){
const _errs22 = errors;
if(!(validate58(data.experiment, {instancePath:instancePath+"/experiment",parentData:data,parentDataProperty:"experiment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backfill !== undefined){
const _errs23 = errors;
if("fire" !== data.backfill){
validate55.errors = [{instancePath:instancePath+"/backfill",schemaPath:"#/properties/backfill/const",keyword:"const",params:{allowedValue: "fire"}}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.onUpgrade !== undefined){
let data16 = data.onUpgrade;
const _errs24 = errors;
if(!(((data16 === "finish") || (data16 === "adopt")) || (data16 === "drop"))){
validate55.errors = [{instancePath:instancePath+"/onUpgrade",schemaPath:"#/properties/onUpgrade/enum",keyword:"enum",params:{allowedValues: schema21.properties.onUpgrade.enum}}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send !== undefined){
let data17 = data.send;
const _errs25 = errors;
if(errors === _errs25){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing2;
if(((data17.as === undefined) && (missing2 = "as")) || ((data17.to === undefined) && (missing2 = "to"))){
validate55.errors = [{instancePath:instancePath+"/send",schemaPath:"#/properties/send/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
const _errs27 = errors;
for(const key2 in data17){
if(!(((key2 === "as") || (key2 === "to")) || (key2 === "properties"))){
validate55.errors = [{instancePath:instancePath+"/send",schemaPath:"#/properties/send/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}}];
return false;
break;
}
}
if(_errs27 === errors){
if(data17.as !== undefined){
let data18 = data17.as;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data18 === "string"){
if(data18.length > 100){
validate55.errors = [{instancePath:instancePath+"/send/as",schemaPath:"#/properties/send/properties/as/maxLength",keyword:"maxLength",params:{limit: 100}}];
return false;
}
else {
if(data18.length < 1){
validate55.errors = [{instancePath:instancePath+"/send/as",schemaPath:"#/properties/send/properties/as/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/send/as",schemaPath:"#/properties/send/properties/as/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs28 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data17.to !== undefined){
let data19 = data17.to;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data19)){
if(data19.length > 32){
validate55.errors = [{instancePath:instancePath+"/send/to",schemaPath:"#/properties/send/properties/to/maxItems",keyword:"maxItems",params:{limit: 32}}];
return false;
}
else {
if(data19.length < 1){
validate55.errors = [{instancePath:instancePath+"/send/to",schemaPath:"#/properties/send/properties/to/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid4 = true;
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
let data20 = data19[i0];
const _errs32 = errors;
if(errors === _errs32){
if(typeof data20 === "string"){
if(data20.length > 500){
validate55.errors = [{instancePath:instancePath+"/send/to/" + i0,schemaPath:"#/properties/send/properties/to/items/maxLength",keyword:"maxLength",params:{limit: 500}}];
return false;
}
else {
if(data20.length < 1){
validate55.errors = [{instancePath:instancePath+"/send/to/" + i0,schemaPath:"#/properties/send/properties/to/items/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/send/to/" + i0,schemaPath:"#/properties/send/properties/to/items/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid4 = _errs32 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i1 = data19.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data19[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate55.errors = [{instancePath:instancePath+"/send/to",schemaPath:"#/properties/send/properties/to/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0}}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/send/to",schemaPath:"#/properties/send/properties/to/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid3 = _errs30 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data17.properties !== undefined){
let data21 = data17.properties;
const _errs34 = errors;
if(errors === _errs34){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
const _errs36 = errors;
for(const key3 in data21){
if(!(key3 === "byArm")){
const _errs37 = errors;
if(!(validate202(data21[key3], {instancePath:instancePath+"/send/properties/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data21,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
errors = vErrors.length;
}
var valid6 = _errs37 === errors;
if(!valid6){
break;
}
}
}
if(_errs36 === errors){
if(data21.byArm !== undefined){
validate55.errors = [{instancePath:instancePath+"/send/properties/byArm",schemaPath:"#/properties/send/properties/properties/properties/byArm/false schema",keyword:"false schema",params:{}}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/send/properties",schemaPath:"#/properties/send/properties/properties/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid3 = _errs34 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/send",schemaPath:"#/properties/send/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema53 = {"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]{0,99}$"};
const pattern7 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,99}$", "u");

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate210.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern7.test(data)){
validate210.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]{0,99}$"}}];
return false;
}
}
else {
validate210.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate210.errors = vErrors;
return errors === 0;
}
validate210.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema54 = {"type":"object","properties":{"halfLife":{"$ref":"#/$defs/duration"},"points":{"type":"object","properties":{"active":{"$ref":"#/$defs/entries"},"passive":{"$ref":"#/$defs/entries"}},"minProperties":1,"additionalProperties":false},"caps":{"type":"object","properties":{"active":{"$ref":"#/$defs/points"},"passive":{"$ref":"#/$defs/points"}},"additionalProperties":false}},"required":["halfLife","points"],"additionalProperties":false};
const schema55 = {"type":"array","minItems":1,"maxItems":1000,"items":{"type":"array","prefixItems":[{"$ref":"#/$defs/naming"},{"$ref":"#/$defs/points"}],"minItems":2,"maxItems":2}};
const schema56 = {"type":"number","exclusiveMinimum":0};

function validate216(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate216.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data <= 0 || isNaN(data)){
validate216.errors = [{instancePath,schemaPath:"#/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}}];
return false;
}
}
else {
validate216.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "number"}}];
return false;
}
}
validate216.errors = vErrors;
return errors === 0;
}
validate216.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate214(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate214.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 1000){
validate214.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
if(data.length < 1){
validate214.errors = [{instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length > 2){
validate214.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/maxItems",keyword:"maxItems",params:{limit: 2}}];
return false;
}
else {
if(data0.length < 2){
validate214.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/minItems",keyword:"minItems",params:{limit: 2}}];
return false;
}
else {
const len1 = data0.length;
if(len1 > 0){
const _errs3 = errors;
if(!(validate83(data0[0], {instancePath:instancePath+"/" + i0+"/0",parentData:data0,parentDataProperty:0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
}
if(valid1){
if(len1 > 1){
const _errs4 = errors;
if(!(validate216(data0[1], {instancePath:instancePath+"/" + i0+"/1",parentData:data0,parentDataProperty:1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
}
}
}
}
}
else {
validate214.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
}
else {
validate214.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
validate214.errors = vErrors;
return errors === 0;
}
validate214.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate212(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate212.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.halfLife === undefined) && (missing0 = "halfLife")) || ((data.points === undefined) && (missing0 = "points"))){
validate212.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "halfLife") || (key0 === "points")) || (key0 === "caps"))){
validate212.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.halfLife !== undefined){
const _errs2 = errors;
if(!(validate100(data.halfLife, {instancePath:instancePath+"/halfLife",parentData:data,parentDataProperty:"halfLife",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data1 = data.points;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
validate212.errors = [{instancePath:instancePath+"/points",schemaPath:"#/properties/points/minProperties",keyword:"minProperties",params:{limit: 1}}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data1){
if(!((key1 === "active") || (key1 === "passive"))){
validate212.errors = [{instancePath:instancePath+"/points",schemaPath:"#/properties/points/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs5 === errors){
if(data1.active !== undefined){
const _errs6 = errors;
if(!(validate214(data1.active, {instancePath:instancePath+"/points/active",parentData:data1,parentDataProperty:"active",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.passive !== undefined){
const _errs7 = errors;
if(!(validate214(data1.passive, {instancePath:instancePath+"/points/passive",parentData:data1,parentDataProperty:"passive",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate212.errors = [{instancePath:instancePath+"/points",schemaPath:"#/properties/points/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caps !== undefined){
let data4 = data.caps;
const _errs8 = errors;
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
const _errs10 = errors;
for(const key2 in data4){
if(!((key2 === "active") || (key2 === "passive"))){
validate212.errors = [{instancePath:instancePath+"/caps",schemaPath:"#/properties/caps/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}}];
return false;
break;
}
}
if(_errs10 === errors){
if(data4.active !== undefined){
const _errs11 = errors;
if(!(validate216(data4.active, {instancePath:instancePath+"/caps/active",parentData:data4,parentDataProperty:"active",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.passive !== undefined){
const _errs12 = errors;
if(!(validate216(data4.passive, {instancePath:instancePath+"/caps/passive",parentData:data4,parentDataProperty:"passive",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate212.errors = [{instancePath:instancePath+"/caps",schemaPath:"#/properties/caps/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate212.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate212.errors = vErrors;
return errors === 0;
}
validate212.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema57 = {"anyOf":[{"type":"object","properties":{"cart":{"type":"object","properties":{"added":{"$ref":"#/$defs/namings"},"removed":{"$ref":"#/$defs/namings"},"updated":{"$ref":"#/$defs/namings"},"emptied":{"$ref":"#/$defs/namings"}},"additionalProperties":false}},"required":["cart"],"additionalProperties":false},{"type":"object","properties":{"lastViewed":{"type":"object","properties":{"viewed":{"$ref":"#/$defs/namings"},"keep":{"type":"integer","minimum":1,"maximum":20,"default":5}},"additionalProperties":false}},"required":["lastViewed"],"additionalProperties":false},{"type":"object","properties":{"orders":{"type":"object","properties":{"completed":{"$ref":"#/$defs/namings"},"revenue":{"$ref":"#/$defs/pathToOne"}},"additionalProperties":false}},"required":["orders"],"additionalProperties":false}]};

function validate224(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate224.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.cart === undefined) && (missing0 = "cart")){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs3 = errors;
for(const key0 in data){
if(!(key0 === "cart")){
const err1 = {instancePath,schemaPath:"#/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs3 === errors){
if(data.cart !== undefined){
let data0 = data.cart;
const _errs4 = errors;
if(errors === _errs4){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
const _errs6 = errors;
for(const key1 in data0){
if(!((((key1 === "added") || (key1 === "removed")) || (key1 === "updated")) || (key1 === "emptied"))){
const err2 = {instancePath:instancePath+"/cart",schemaPath:"#/anyOf/0/properties/cart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs6 === errors){
if(data0.added !== undefined){
const _errs7 = errors;
if(!(validate82(data0.added, {instancePath:instancePath+"/cart/added",parentData:data0,parentDataProperty:"added",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.removed !== undefined){
const _errs8 = errors;
if(!(validate82(data0.removed, {instancePath:instancePath+"/cart/removed",parentData:data0,parentDataProperty:"removed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.updated !== undefined){
const _errs9 = errors;
if(!(validate82(data0.updated, {instancePath:instancePath+"/cart/updated",parentData:data0,parentDataProperty:"updated",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emptied !== undefined){
const _errs10 = errors;
if(!(validate82(data0.emptied, {instancePath:instancePath+"/cart/emptied",parentData:data0,parentDataProperty:"emptied",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
const err3 = {instancePath:instancePath+"/cart",schemaPath:"#/anyOf/0/properties/cart/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props4 = true;
}
const _errs11 = errors;
if(errors === _errs11){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lastViewed === undefined) && (missing1 = "lastViewed")){
const err5 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs13 = errors;
for(const key2 in data){
if(!(key2 === "lastViewed")){
const err6 = {instancePath,schemaPath:"#/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs13 === errors){
if(data.lastViewed !== undefined){
let data5 = data.lastViewed;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const _errs16 = errors;
for(const key3 in data5){
if(!((key3 === "viewed") || (key3 === "keep"))){
const err7 = {instancePath:instancePath+"/lastViewed",schemaPath:"#/anyOf/1/properties/lastViewed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
}
if(_errs16 === errors){
if(data5.viewed !== undefined){
const _errs17 = errors;
if(!(validate82(data5.viewed, {instancePath:instancePath+"/lastViewed/viewed",parentData:data5,parentDataProperty:"viewed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.keep !== undefined){
let data7 = data5.keep;
const _errs18 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err8 = {instancePath:instancePath+"/lastViewed/keep",schemaPath:"#/anyOf/1/properties/lastViewed/properties/keep/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(errors === _errs18){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 20 || isNaN(data7)){
const err9 = {instancePath:instancePath+"/lastViewed/keep",schemaPath:"#/anyOf/1/properties/lastViewed/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data7 < 1 || isNaN(data7)){
const err10 = {instancePath:instancePath+"/lastViewed/keep",schemaPath:"#/anyOf/1/properties/lastViewed/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/lastViewed",schemaPath:"#/anyOf/1/properties/lastViewed/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props4 !== true){
props4 = true;
}
}
const _errs20 = errors;
if(errors === _errs20){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.orders === undefined) && (missing2 = "orders")){
const err13 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
const _errs22 = errors;
for(const key4 in data){
if(!(key4 === "orders")){
const err14 = {instancePath,schemaPath:"#/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
break;
}
}
if(_errs22 === errors){
if(data.orders !== undefined){
let data8 = data.orders;
const _errs23 = errors;
if(errors === _errs23){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
const _errs25 = errors;
for(const key5 in data8){
if(!((key5 === "completed") || (key5 === "revenue"))){
const err15 = {instancePath:instancePath+"/orders",schemaPath:"#/anyOf/2/properties/orders/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs25 === errors){
if(data8.completed !== undefined){
const _errs26 = errors;
if(!(validate82(data8.completed, {instancePath:instancePath+"/orders/completed",parentData:data8,parentDataProperty:"completed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid6 = _errs26 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.revenue !== undefined){
const _errs27 = errors;
if(!(validate142(data8.revenue, {instancePath:instancePath+"/orders/revenue",parentData:data8,parentDataProperty:"revenue",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid6 = _errs27 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/orders",schemaPath:"#/anyOf/2/properties/orders/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid0 = _errs20 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
if(props4 !== true){
props4 = true;
}
}
if(!valid0){
const err18 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
validate224.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate224.errors = vErrors;
evaluated0.props = props4;
return errors === 0;
}
validate224.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema58 = {"type":"object","properties":{"arms":{"type":"object","minProperties":2,"maxProperties":32,"propertyNames":{"pattern":"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"},"additionalProperties":{"type":"integer","minimum":1,"maximum":1000000}},"holdout":{"type":"number","minimum":0,"exclusiveMaximum":1,"default":0},"goal":{"$ref":"#/$defs/namings"},"within":{"$ref":"#/$defs/duration"}},"required":["arms","goal","within"],"additionalProperties":false};
const pattern8 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$", "u");

function validate234(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate234.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.arms === undefined) && (missing0 = "arms")) || ((data.goal === undefined) && (missing0 = "goal"))) || ((data.within === undefined) && (missing0 = "within"))){
validate234.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "arms") || (key0 === "holdout")) || (key0 === "goal")) || (key0 === "within"))){
validate234.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.arms !== undefined){
let data0 = data.arms;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 32){
validate234.errors = [{instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/maxProperties",keyword:"maxProperties",params:{limit: 32}}];
return false;
}
else {
if(Object.keys(data0).length < 2){
validate234.errors = [{instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/minProperties",keyword:"minProperties",params:{limit: 2}}];
return false;
}
else {
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(!pattern8.test(key1)){
const err0 = {instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"},propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
const err1 = {instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate234.errors = vErrors;
return false;
break;
}
}
if(valid1){
for(const key2 in data0){
let data1 = data0[key2];
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate234.errors = [{instancePath:instancePath+"/arms/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/arms/additionalProperties/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000 || isNaN(data1)){
validate234.errors = [{instancePath:instancePath+"/arms/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/arms/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate234.errors = [{instancePath:instancePath+"/arms/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/arms/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
}
}
else {
validate234.errors = [{instancePath:instancePath+"/arms",schemaPath:"#/properties/arms/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.holdout !== undefined){
let data2 = data.holdout;
const _errs8 = errors;
if(errors === _errs8){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate234.errors = [{instancePath:instancePath+"/holdout",schemaPath:"#/properties/holdout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
else {
if(data2 >= 1 || isNaN(data2)){
validate234.errors = [{instancePath:instancePath+"/holdout",schemaPath:"#/properties/holdout/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1}}];
return false;
}
}
}
else {
validate234.errors = [{instancePath:instancePath+"/holdout",schemaPath:"#/properties/holdout/type",keyword:"type",params:{type: "number"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.goal !== undefined){
const _errs10 = errors;
if(!(validate82(data.goal, {instancePath:instancePath+"/goal",parentData:data,parentDataProperty:"goal",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.within !== undefined){
const _errs11 = errors;
if(!(validate100(data.within, {instancePath:instancePath+"/within",parentData:data,parentDataProperty:"within",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate234.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate234.errors = vErrors;
return errors === 0;
}
validate234.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"type":"string","pattern":"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"};
const pattern9 = new RegExp("^(?:[01][0-9]|2[0-3]):[0-5][0-9]$", "u");

function validate241(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate241.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(!pattern9.test(data)){
validate241.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}}];
return false;
}
}
else {
validate241.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate241.errors = vErrors;
return errors === 0;
}
validate241.evaluated = {"dynamicProps":false,"dynamicItems":false};

const pattern10 = new RegExp("^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$", "u");
const pattern11 = new RegExp("^(?:0|[1-9][0-9]{0,15})(?:ms|s|m|h|d|w)$", "u");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://heed.dev/schemas/project.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
validate52.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined){
let data0 = data.$schema;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 2000){
validate52.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2000}}];
return false;
}
else {
if(data0.length < 1){
validate52.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.triggers !== undefined){
let data1 = data.triggers;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs6 = errors;
if(!(validate53(key1, {instancePath:instancePath+"/triggers",parentData:data1,parentDataProperty:"triggers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
const err0 = {instancePath:instancePath+"/triggers",schemaPath:"#/properties/triggers/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid1){
for(const key2 in data1){
const _errs8 = errors;
if(!(validate55(data1[key2], {instancePath:instancePath+"/triggers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/triggers",schemaPath:"#/properties/triggers/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.segments !== undefined){
let data3 = data.segments;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs11 = errors;
if(!(validate53(key3, {instancePath:instancePath+"/segments",parentData:data3,parentDataProperty:"segments",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid3 = _errs11 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/segments",schemaPath:"#/properties/segments/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key4 in data3){
const _errs13 = errors;
if(!(validate80(data3[key4], {instancePath:instancePath+"/segments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid4 = _errs13 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/segments",schemaPath:"#/properties/segments/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scores !== undefined){
let data5 = data.scores;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key5 in data5){
const _errs16 = errors;
if(!(validate210(key5, {instancePath:instancePath+"/scores",parentData:data5,parentDataProperty:"scores",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
var valid5 = _errs16 === errors;
if(!valid5){
const err2 = {instancePath:instancePath+"/scores",schemaPath:"#/properties/scores/propertyNames",keyword:"propertyNames",params:{propertyName: key5}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid5){
for(const key6 in data5){
const _errs18 = errors;
if(!(validate212(data5[key6], {instancePath:instancePath+"/scores/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key6,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate212.errors : vErrors.concat(validate212.errors);
errors = vErrors.length;
}
var valid6 = _errs18 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/scores",schemaPath:"#/properties/scores/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.facts !== undefined){
let data7 = data.facts;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key7 in data7){
const _errs21 = errors;
if(!(validate210(key7, {instancePath:instancePath+"/facts",parentData:data7,parentDataProperty:"facts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
var valid7 = _errs21 === errors;
if(!valid7){
const err3 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames",keyword:"propertyNames",params:{propertyName: key7}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid7){
for(const key8 in data7){
const _errs23 = errors;
if(!(validate224(data7[key8], {instancePath:instancePath+"/facts/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key8,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate224.errors : vErrors.concat(validate224.errors);
errors = vErrors.length;
}
var valid8 = _errs23 === errors;
if(!valid8){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiments !== undefined){
let data9 = data.experiments;
const _errs24 = errors;
if(errors === _errs24){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key9 in data9){
const _errs26 = errors;
if(!(validate53(key9, {instancePath:instancePath+"/experiments",parentData:data9,parentDataProperty:"experiments",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid9 = _errs26 === errors;
if(!valid9){
const err4 = {instancePath:instancePath+"/experiments",schemaPath:"#/properties/experiments/propertyNames",keyword:"propertyNames",params:{propertyName: key9}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid9){
for(const key10 in data9){
const _errs28 = errors;
if(!(validate234(data9[key10], {instancePath:instancePath+"/experiments/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data9,parentDataProperty:key10,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate234.errors : vErrors.concat(validate234.errors);
errors = vErrors.length;
}
var valid10 = _errs28 === errors;
if(!valid10){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/experiments",schemaPath:"#/properties/experiments/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caps !== undefined){
let data11 = data.caps;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data11)){
if(data11.length > 100){
validate52.errors = [{instancePath:instancePath+"/caps",schemaPath:"#/properties/caps/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
var valid11 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs31 = errors;
if(errors === _errs31){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing0;
if(((data12.atMost === undefined) && (missing0 = "atMost")) || ((data12.per === undefined) && (missing0 = "per"))){
validate52.errors = [{instancePath:instancePath+"/caps/" + i0,schemaPath:"#/properties/caps/items/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs33 = errors;
for(const key11 in data12){
if(!(((key11 === "atMost") || (key11 === "per")) || (key11 === "purpose"))){
validate52.errors = [{instancePath:instancePath+"/caps/" + i0,schemaPath:"#/properties/caps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}}];
return false;
break;
}
}
if(_errs33 === errors){
if(data12.atMost !== undefined){
const _errs34 = errors;
if(!(validate192(data12.atMost, {instancePath:instancePath+"/caps/" + i0+"/atMost",parentData:data12,parentDataProperty:"atMost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
var valid12 = _errs34 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data12.per !== undefined){
let data14 = data12.per;
const _errs35 = errors;
const _errs36 = errors;
let valid13 = false;
const _errs37 = errors;
if(!(((data14 === "day") || (data14 === "week")) || (data14 === "month"))){
const err5 = {instancePath:instancePath+"/caps/" + i0+"/per",schemaPath:"#/properties/caps/items/properties/per/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema19.properties.caps.items.properties.per.anyOf[0].enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs37 === errors;
valid13 = valid13 || _valid0;
const _errs38 = errors;
if(!(validate100(data14, {instancePath:instancePath+"/caps/" + i0+"/per",parentData:data12,parentDataProperty:"per",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var _valid0 = _errs38 === errors;
valid13 = valid13 || _valid0;
if(!valid13){
const err6 = {instancePath:instancePath+"/caps/" + i0+"/per",schemaPath:"#/properties/caps/items/properties/per/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate52.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid12 = _errs35 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data12.purpose !== undefined){
const _errs39 = errors;
if(!(validate58(data12.purpose, {instancePath:instancePath+"/caps/" + i0+"/purpose",parentData:data12,parentDataProperty:"purpose",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid12 = _errs39 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/caps/" + i0,schemaPath:"#/properties/caps/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid11 = _errs31 === errors;
if(!valid11){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/caps",schemaPath:"#/properties/caps/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quietHours !== undefined){
let data16 = data.quietHours;
const _errs40 = errors;
if(errors === _errs40){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing1;
if(((data16.from === undefined) && (missing1 = "from")) || ((data16.to === undefined) && (missing1 = "to"))){
validate52.errors = [{instancePath:instancePath+"/quietHours",schemaPath:"#/properties/quietHours/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs42 = errors;
for(const key12 in data16){
if(!((key12 === "from") || (key12 === "to"))){
validate52.errors = [{instancePath:instancePath+"/quietHours",schemaPath:"#/properties/quietHours/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12}}];
return false;
break;
}
}
if(_errs42 === errors){
if(data16.from !== undefined){
const _errs43 = errors;
if(!(validate241(data16.from, {instancePath:instancePath+"/quietHours/from",parentData:data16,parentDataProperty:"from",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
var valid14 = _errs43 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data16.to !== undefined){
const _errs44 = errors;
if(!(validate241(data16.to, {instancePath:instancePath+"/quietHours/to",parentData:data16,parentDataProperty:"to",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors);
errors = vErrors.length;
}
var valid14 = _errs44 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/quietHours",schemaPath:"#/properties/quietHours/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zone !== undefined){
let data19 = data.zone;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data19 === "string"){
if(!pattern10.test(data19)){
validate52.errors = [{instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$"}}];
return false;
}
}
else {
validate52.errors = [{instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grace !== undefined){
let data20 = data.grace;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data20 === "string"){
if(!pattern11.test(data20)){
validate52.errors = [{instancePath:instancePath+"/grace",schemaPath:"#/properties/grace/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,15})(?:ms|s|m|h|d|w)$"}}];
return false;
}
}
else {
validate52.errors = [{instancePath:instancePath+"/grace",schemaPath:"#/properties/grace/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keepFor !== undefined){
const _errs49 = errors;
if(!(validate100(data.keepFor, {instancePath:instancePath+"/keepFor",parentData:data,parentDataProperty:"keepFor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notActivity !== undefined){
let data22 = data.notActivity;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data22)){
if(data22.length > 1000){
validate52.errors = [{instancePath:instancePath+"/notActivity",schemaPath:"#/properties/notActivity/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid15 = true;
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
const _errs52 = errors;
if(!(validate58(data22[i1], {instancePath:instancePath+"/notActivity/" + i1,parentData:data22,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid15 = _errs52 === errors;
if(!valid15){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/notActivity",schemaPath:"#/properties/notActivity/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.consent !== undefined){
let data24 = data.consent;
const _errs53 = errors;
if(errors === _errs53){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing2;
if((data24.purposes === undefined) && (missing2 = "purposes")){
validate52.errors = [{instancePath:instancePath+"/consent",schemaPath:"#/properties/consent/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
const _errs55 = errors;
for(const key13 in data24){
if(!((key13 === "purposes") || (key13 === "collect"))){
validate52.errors = [{instancePath:instancePath+"/consent",schemaPath:"#/properties/consent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13}}];
return false;
break;
}
}
if(_errs55 === errors){
if(data24.purposes !== undefined){
let data25 = data24.purposes;
const _errs56 = errors;
if(errors === _errs56){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key14 in data25){
const _errs58 = errors;
if(typeof key14 === "string"){
if(key14.length > 500){
const err7 = {instancePath:instancePath+"/consent/purposes",schemaPath:"#/properties/consent/properties/purposes/propertyNames/maxLength",keyword:"maxLength",params:{limit: 500},propertyName:key14};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
if(key14.length < 1){
const err8 = {instancePath:instancePath+"/consent/purposes",schemaPath:"#/properties/consent/properties/purposes/propertyNames/minLength",keyword:"minLength",params:{limit: 1},propertyName:key14};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
var valid17 = _errs58 === errors;
if(!valid17){
const err9 = {instancePath:instancePath+"/consent/purposes",schemaPath:"#/properties/consent/properties/purposes/propertyNames",keyword:"propertyNames",params:{propertyName: key14}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate52.errors = vErrors;
return false;
break;
}
}
if(valid17){
for(const key15 in data25){
let data26 = data25[key15];
const _errs60 = errors;
if(errors === _errs60){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
const _errs62 = errors;
for(const key16 in data26){
if(!((key16 === "categories") || (key16 === "unknown"))){
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/consent/properties/purposes/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16}}];
return false;
break;
}
}
if(_errs62 === errors){
if(data26.categories !== undefined){
let data27 = data26.categories;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data27)){
if(data27.length > 100){
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/categories",schemaPath:"#/properties/consent/properties/purposes/additionalProperties/properties/categories/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
if(data27.length < 1){
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/categories",schemaPath:"#/properties/consent/properties/purposes/additionalProperties/properties/categories/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid20 = true;
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
const _errs65 = errors;
if(!(validate58(data27[i2], {instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/categories/" + i2,parentData:data27,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid20 = _errs65 === errors;
if(!valid20){
break;
}
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/categories",schemaPath:"#/properties/consent/properties/purposes/additionalProperties/properties/categories/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid19 = _errs63 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data26.unknown !== undefined){
let data29 = data26.unknown;
const _errs66 = errors;
if(!((data29 === "granted") || (data29 === "denied"))){
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/unknown",schemaPath:"#/properties/consent/properties/purposes/additionalProperties/properties/unknown/enum",keyword:"enum",params:{allowedValues: schema19.properties.consent.properties.purposes.additionalProperties.properties.unknown.enum}}];
return false;
}
var valid19 = _errs66 === errors;
}
else {
var valid19 = true;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/consent/purposes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/consent/properties/purposes/additionalProperties/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid18 = _errs60 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/consent/purposes",schemaPath:"#/properties/consent/properties/purposes/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid16 = _errs56 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data24.collect !== undefined){
const _errs67 = errors;
if(!(validate58(data24.collect, {instancePath:instancePath+"/consent/collect",parentData:data24,parentDataProperty:"collect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid16 = _errs67 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/consent",schemaPath:"#/properties/consent/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate52.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

