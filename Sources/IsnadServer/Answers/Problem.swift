import IsnadArchive
import IsnadDesk
import IsnadFormats
import IsnadMessages

/// Why a request is not answered, as RFC 9457 tells it.
struct Problem: Error, Sendable {
  enum Code: String, Sendable, CaseIterable {
    case badAddress = "bad-address"
    case unknownParameter = "unknown-parameter"
    case badParameter = "bad-parameter"
    case noToken = "no-token"
    case badToken = "bad-token"
    case writesDisabled = "writes-disabled"
    case extractDisabled = "extract-disabled"
    case textWithheld = "text-withheld"
    case notFound = "not-found"
    case ambiguous
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case slowBody = "slow-body"
    case conflict
    case purged
    case preconditionFailed = "precondition-failed"
    case tooLarge = "too-large"
    case addressTooLong = "address-too-long"
    case unsupportedMedia = "unsupported-media"
    case foreignHost = "foreign-host"
    case badQuery = "bad-query"
    case badCursor = "bad-cursor"
    case badBody = "bad-body"
    case keyReused = "key-reused"
    case preconditionRequired = "precondition-required"
    case busy
    case failed
    case unavailable

    var status: Int {
      switch self {
      case .badAddress, .unknownParameter, .badParameter: 400
      case .noToken, .badToken: 401
      case .writesDisabled, .extractDisabled, .textWithheld: 403
      case .notFound: 404
      case .methodNotAllowed: 405
      case .notAcceptable: 406
      case .slowBody: 408
      case .conflict, .ambiguous: 409
      case .purged: 410
      case .preconditionFailed: 412
      case .tooLarge: 413
      case .addressTooLong: 414
      case .unsupportedMedia: 415
      case .foreignHost: 421
      case .badQuery, .badCursor, .badBody, .keyReused: 422
      case .preconditionRequired: 428
      case .busy: 429
      case .failed: 500
      case .unavailable: 503
      }
    }
  }

  /// One part of the request that is to blame.
  struct Fault: Sendable {
    let parameter: String
    /// `unknown`, `repeated`, `value`, `missing`: the message's key.
    let code: String
    /// What would be right.
    let valid: [String]
  }

  let code: Code
  /// What the message names: an id, a size, a position.
  var details: [String]
  var faults: [Fault]
  var headers: [(name: String, value: String)] = []

  init(_ code: Code, _ details: String..., faults: [Fault] = []) {
    self.code = code
    self.details = details
    self.faults = faults
  }

  /// `application/problem+json` in the reader's language.
  func encoded(instance: String, _ language: Language) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("type"); json.string("urn:isnad:problem:\(code.rawValue)")
    json.key("title"); json.string(Messages.desk.text("problem.\(code.rawValue)", language))
    json.key("status"); json.integer(code.status)
    json.key("detail"); json.string(detail(language))
    json.key("instance"); json.string(instance)
    json.key("errors")
    json.array(faults) { json, fault in
      json.openObject()
      json.key("parameter"); json.string(fault.parameter)
      json.key("code"); json.string(fault.code)
      json.key("detail"); json.string(Messages.desk.text("fault.\(fault.code)", language, fault.parameter))
      json.key("valid"); json.array(fault.valid) { $0.string($1) }
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// The message, with what it names in its places.
  func detail(_ language: Language) -> String {
    Messages.desk.text(
      "detail.\(code.rawValue)", language, details.first ?? "", details.dropFirst().first ?? "")
  }
}

extension Problem {
  func with(header name: String, _ value: String) -> Problem {
    var problem = self
    problem.headers.append((name, value))
    return problem
  }

  /// What the archive could not do.
  init(of error: ArchiveError) {
    switch error {
    case .busy: self = Problem(.busy).with(header: "Retry-After", "1")
    default: self = Problem(.unavailable, String(describing: error))
    }
  }

  init(of error: DeskError) {
    switch error {
    case .missing: self = Problem(.notFound)
    case .purged: self = Problem(.purged)
    case .ambiguous(let refs): self = Problem(.ambiguous, refs.joined(separator: ", "))
    }
  }
}
