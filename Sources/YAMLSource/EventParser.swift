internal import CLibYAML

/// libyaml's parser over one text, in memory that does not move.
///
/// libyaml keeps pointers into the parser and into its input, so the parser lives on the heap, and the text must be held
/// by the caller for as long as events are pulled: `withEvents` sees to both.
struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Starts a parser over `bytes`, which must stay valid; nil when there is no memory for one.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) != 0 else {
            parser.deallocate()
            return nil
        }
        // No encoding is set: libyaml then skips a byte order mark. UTF-16 never gets here.
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        self.parser = parser
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Pulls the next event and lets `body` look at it; false when the text cannot be read on.
    func pull(_ body: (borrowing yaml_event_t) -> Void) -> Bool {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) != 0 else { return false }
        body(event)
        yaml_event_delete(&event)
        return true
    }

    /// What libyaml says went wrong.
    var failure: ParserFailure {
        let state = parser.pointee
        let kind: ParserFailure.Kind
        switch state.error {
        case YAML_READER_ERROR: kind = .reader(offset: Int(state.problem_offset), value: Int(state.problem_value))
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR: kind = .syntax
        default: kind = .memory
        }
        return ParserFailure(
            kind: kind,
            problem: state.problem.map { String(cString: $0) } ?? "",
            context: state.context.map { String(cString: $0) } ?? "",
            problemIndex: Int(state.problem_mark.index),
            contextIndex: Int(state.context_mark.index))
    }
}

/// libyaml's own report of a failure; indices count characters.
struct ParserFailure {
    enum Kind {
        case reader(offset: Int, value: Int)
        case syntax
        case memory
    }

    let kind: Kind
    let problem: String
    let context: String
    let problemIndex: Int
    let contextIndex: Int
}
