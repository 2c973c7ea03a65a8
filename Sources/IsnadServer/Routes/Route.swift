import IsnadDesk
import IsnadMessages

/// One address of the server: the row that finds the handler, checks the parameters and describes the API.
struct Route: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST" }

  /// What must be allowed before the route answers.
  enum Gate: Sendable {
    case open, extract
    /// The token in the `Authorization` header.
    case token
    /// The token in the form: a browser sends a header only for a script, and pages have none.
    case formToken
    /// Whole texts: given to this machine alone, unless the server was started to give them to others.
    case text
  }

  let method: Method
  let template: String
  /// The `operationId` of the description, and the name in logs and metrics.
  let name: String
  let summary: String
  let parameters: [Parameter]
  /// The forms of its answer; the first is what is given to who does not say.
  let formats: [MediaFormat]
  var gate = Gate.open
  var body: BodyRule?
  var scope = Scope.archive
  /// Whether the route is part of the API and its description; pages are not.
  var isDescribed = true
  /// The statuses of a success.
  var statuses = [200]
  /// The schema of its JSON in `Data/desk/schemas.json`.
  var schema: String?
  /// Headers that a write looks at.
  var headers: [Header] = []
  /// What a form of this route holds.
  var fields: [Parameter] = []
  let answer: @Sendable (Call, Desk) throws -> Answer

  /// A header that a write looks at.
  struct Header: Sendable {
    let name: String
    let summary: String
    let pattern: String?
    let isRequired: Bool
    /// As ``pattern`` has it.
    var allows: @Sendable (String) -> Bool = { _ in true }
  }

  /// What an answer to one address depends on, and so how long it can be kept.
  enum Scope: Sendable {
    /// On the moment.
    case moment
    /// On the article that `{article}` names.
    case article
    /// On the whole archive.
    case archive
  }

  /// What a body may be.
  struct BodyRule: Sendable {
    let mediaTypes: [String]
    var maximumByteCount: Int
    let schema: String
  }

  init(
    _ method: Method = .get, _ template: String, _ name: String, _ summary: String, _ parameters: [Parameter] = [],
    _ formats: [MediaFormat] = [.json], answer: @escaping @Sendable (Call, Desk) throws -> Answer
  ) {
    self.method = method
    self.template = template
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.formats = formats
    self.answer = answer
    pieces = template.split(separator: "/").map(String.init)
  }

  /// The same route, changed.
  func with(_ change: (inout Route) -> Void) -> Route {
    var route = self
    change(&route)
    return route
  }

  private let pieces: [String]

  /// The names in braces, in order.
  var placeholders: [String] { pieces.compactMap(Self.placeholder) }

  /// The values of the placeholders and the form that a suffix asks for; nil where the path is another's.
  func match(_ segments: [String]) -> (values: [String: String], format: MediaFormat?)? {
    guard segments.count == pieces.count else { return nil }
    var values: [String: String] = [:]
    var format: MediaFormat?
    for (i, piece) in pieces.enumerated() {
      var segment = segments[i]
      if i == pieces.count - 1, piece != segment, let suffix = Negotiation(offered: formats).suffix(of: segment) {
        (segment, format) = (suffix.segment, suffix.format)
      }
      if let name = Self.placeholder(piece) {
        values[name] = segment
      } else if piece != segment {
        return nil
      }
    }
    return (values, format)
  }

  private static func placeholder(_ piece: String) -> String? {
    piece.hasPrefix("{") && piece.hasSuffix("}") ? String(piece.dropFirst().dropLast()) : nil
  }
}

/// A request that a route is to answer, checked.
struct Call: Sendable {
  let route: Route
  /// What stands in the places of the route's template.
  let path: [String: String]
  let values: Values
  let format: MediaFormat
  let language: Language
  /// The address that was asked for, without the query.
  let address: String
  /// Whether the server was started with a token for writing.
  let canReview: Bool
  /// Whether only excerpts of texts are given.
  let givesExcerpts: Bool
  // Of writes alone:
  var body: [UInt8] = []
  /// The form that the body is, without the token.
  var form = Values()
  var mediaType = ""
  var idempotencyKey: String?
  var ifMatch: String?
  /// When the call came, and a minute before that; UTC.
  var time = ""
  var past = ""

  /// Code points of a text that are given where texts are not.
  static let longestExcerpt = 300

  /// A placeholder's value.
  func part(_ name: String) -> String { path[name] ?? "" }
}
