import IsnadFormats
import IsnadReading

/// The description of the API (OpenAPI 3.1), written from the table that also checks requests: the two can't disagree.
struct OpenAPI {
  let routes: [Route]

  /// JSON, one line.
  var encoded: [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("openapi"); json.string("3.1.0")
    json.key("info"); info(&json)
    json.key("servers"); json.openArray()
    json.openObject()
    json.key("url"); json.string("/")
    json.closeObject()
    json.closeArray()
    json.key("paths"); paths(&json)
    json.key("components"); json.openObject()
    json.key("schemas"); json.raw(APISchemas.bytes)
    json.key("securitySchemes"); json.openObject()
    json.key("token"); json.openObject()
    json.key("type"); json.string("http")
    json.key("scheme"); json.string("bearer")
    json.closeObject()
    json.closeObject()
    json.closeObject()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func info(_ json: inout JSONWriter) {
    json.openObject()
    json.key("title"); json.string("isnad")
    json.key("version"); json.string(isnadVersion)
    json.key("description")
    json.string(
      """
      Arabic news as attributed facts. Reads are GET with strong ETags that hold until the archive changes. A form of the \
      answer is asked for by Accept or by a suffix of the path (/v1/statements.csv). Positions are half-open and count \
      Unicode code points. Problems are told as RFC 9457 has it. Unknown parameters are refused.
      """)
    json.closeObject()
  }

  private func paths(_ json: inout JSONWriter) {
    let described = routes.filter(\.isDescribed)
    var templates: [String] = []
    for route in described where !templates.contains(route.template) { templates.append(route.template) }
    json.openObject()
    for template in templates {
      json.key(named: template)
      json.openObject()
      for route in described where route.template == template {
        json.key(named: route.method.rawValue.lowercased())
        operation(route, &json)
      }
      json.closeObject()
    }
    json.closeObject()
  }

  private func operation(_ route: Route, _ json: inout JSONWriter) {
    json.openObject()
    json.key("operationId"); json.string(route.name)
    json.key("summary"); json.string(route.summary)
    json.key("parameters"); json.openArray()
    for name in route.placeholders { placeholder(name, &json) }
    for parameter in route.parameters { query(parameter, &json) }
    for header in route.headers { self.header(header, &json) }
    json.closeArray()
    if let body = route.body { request(body, &json) }
    if route.gate == .token {
      json.key("security"); json.openArray()
      json.openObject()
      json.key("token"); json.array([String]()) { $0.string($1) }
      json.closeObject()
      json.closeArray()
    }
    json.key("responses"); responses(route, &json)
    json.closeObject()
  }

  // MARK: Parameters

  private func placeholder(_ name: String, _ json: inout JSONWriter) {
    json.openObject()
    json.key("name"); json.string(name)
    json.key("in"); json.string("path")
    json.key("required"); json.boolean(true)
    json.key("schema"); json.openObject()
    json.key("type"); json.string("string")
    json.key("minLength"); json.integer(1)
    json.key("maxLength"); json.integer(Parameter.longestText)
    json.closeObject()
    json.closeObject()
  }

  private func query(_ parameter: Parameter, _ json: inout JSONWriter) {
    json.openObject()
    json.key("name"); json.string(parameter.name)
    json.key("in"); json.string("query")
    json.key("description"); json.string(parameter.summary)
    json.key("required"); json.boolean(parameter.isRequired)
    if case .choices = parameter.kind {
      json.key("style"); json.string("form")
      json.key("explode"); json.boolean(false)
    }
    json.key("schema"); schema(parameter, &json)
    json.closeObject()
  }

  private func schema(_ parameter: Parameter, _ json: inout JSONWriter) {
    json.openObject()
    switch parameter.kind {
    case .text:
      json.key("type"); json.string("string")
      if parameter.isRequired { json.key("minLength"); json.integer(1) }
      json.key("maxLength"); json.integer(Parameter.longestText)
    case .choice(let choices):
      json.key("type"); json.string("string")
      // What is left empty is not given.
      json.key("enum"); json.array(parameter.isRequired ? choices : choices + [""]) { $0.string($1) }
    case .choices(let choices):
      json.key("type"); json.string("array")
      json.key("items"); json.openObject()
      json.key("type"); json.string("string")
      json.key("enum"); json.array(choices + [""]) { $0.string($1) }
      json.closeObject()
    case .integer(let range):
      json.key("type"); json.string("integer")
      json.key("minimum"); json.integer(range.lowerBound)
      json.key("maximum"); json.integer(range.upperBound)
      if let fallback = parameter.fallback { json.key("default"); json.integer(Parameter.integer(fallback)) }
    case .day:
      json.key("type"); json.string("string")
      json.key("pattern"); json.string(Parameter.dayPattern)
    case .wholeDay:
      json.key("type"); json.string("string")
      json.key("pattern"); json.string(Parameter.wholeDayPattern)
    case .flag:
      json.key("type"); json.string("boolean")
    }
    if let fallback = parameter.fallback, case .choice = parameter.kind {
      json.key("default"); json.string(fallback)
    }
    json.closeObject()
  }

  private func header(_ header: Route.Header, _ json: inout JSONWriter) {
    json.openObject()
    json.key("name"); json.string(header.name)
    json.key("in"); json.string("header")
    json.key("description"); json.string(header.summary)
    json.key("required"); json.boolean(header.isRequired)
    json.key("schema"); json.openObject()
    json.key("type"); json.string("string")
    if let pattern = header.pattern { json.key("pattern"); json.string(pattern) }
    json.closeObject()
    json.closeObject()
  }

  // MARK: Bodies

  private func request(_ body: Route.BodyRule, _ json: inout JSONWriter) {
    json.key("requestBody"); json.openObject()
    json.key("required"); json.boolean(true)
    json.key("content"); json.openObject()
    for type in body.mediaTypes {
      json.key(named: type)
      media(type == "application/json" ? body.schema : nil, &json)
    }
    json.closeObject()
    json.closeObject()
  }

  private func responses(_ route: Route, _ json: inout JSONWriter) {
    json.openObject()
    for status in route.statuses {
      json.key(named: String(status)); json.openObject()
      json.key("description"); json.string(route.summary)
      json.key("content"); json.openObject()
      for format in route.formats {
        json.key(named: format.mediaType)
        media(format == .json ? route.schema : nil, isObject: [.jsonld, .geojson].contains(format), &json)
      }
      json.closeObject()
      json.closeObject()
    }
    if route.method == .get, route.scope != .moment {
      json.key("304"); json.openObject()
      json.key("description"); json.string("What If-None-Match names still holds.")
      json.closeObject()
    }
    json.key("default"); json.openObject()
    json.key("description"); json.string("Why there is no such answer.")
    json.key("content"); json.openObject()
    json.key("application/problem+json"); media("Problem", &json)
    json.closeObject()
    json.closeObject()
    json.closeObject()
  }

  private func media(_ schema: String?, isObject: Bool = false, _ json: inout JSONWriter) {
    json.openObject()
    json.key("schema"); json.openObject()
    if let schema {
      json.key("$ref"); json.string("#/components/schemas/\(schema)")
    } else {
      json.key("type"); json.string(isObject ? "object" : "string")
    }
    json.closeObject()
    json.closeObject()
  }
}
