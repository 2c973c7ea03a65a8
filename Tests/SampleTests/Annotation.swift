/// An annotation file as `gold/GUIDE.md` describes it; places are anchors.
struct Annotation: Decodable {
  struct Entity: Decodable {
    let id: String
    let kind: String
    let mentions: [String]
  }
  struct Time: Decodable {
    let span: String
    let kind: String
    let value: String
  }
  struct Figure: Decodable {
    let span: String
    let value: Double?
    let low: Double?
    let high: Double?
    let bound: String
    let unit: String
    let measure: String
    let attribution: String?
  }
  struct Voice: Decodable {
    let entity: String?
    let span: String?
  }
  struct Medium: Decodable {
    let kind: String
  }
  struct Statement: Decodable {
    let id: String
    let form: String
    let speaker: Voice
    let content: [String]
    let within: String?
    let addressee: Voice?
    let medium: Medium?
  }
  struct Event: Decodable {
    let type: String
    let mode: String?
    let trigger: String
    let actors: [String]
    let recipients: [String]
    let status: String
  }
  struct Vote: Decodable {
    struct Position: Decodable {
      let entity: String
      let option: String
    }
    let body: String
    let date: String?
    let result: String?
    let counts: [String: Int]
    let positions: [Position]
    let span: String
  }
  struct Poll: Decodable {
    struct Answer: Decodable {
      let label: String
      let value: Double
    }
    let pollster: String?
    let span: String
    let answers: [Answer]
  }
  struct Damage: Decodable {
    let kind: String
    let span: String
  }

  let published: String
  let entities: [Entity]
  let times: [Time]
  let figures: [Figure]
  let statements: [Statement]
  let events: [Event]
  let votes: [Vote]
  let polls: [Poll]
  let damage: [Damage]
  let ignore: [String: [String]]
}
