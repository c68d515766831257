// Written by scripts/list-rules from the files in Rules/; `make build` brings it up to date.

/// Every rule, by family and name.
public enum RuleList {
    /// Every rule, by family and name.
    public static let all: [any Rule.Type] = [
        DuplicateKey.self,
        DuplicateName.self,
        MissingField.self,
        OutOfRange.self,
        UndefinedAccount.self,
        UnknownField.self,
        UnsupportedVersion.self,
        UnusedAccount.self,
        WrongType.self,
        YAMLSyntax.self,
        DeprecatedModel.self,
        ExposedReasoning.self,
        FreeVariantEnded.self,
        ModelIDForm.self,
        ReasoningEatsReply.self,
        RetiredModel.self,
        SilentContentFilter.self,
        UnknownModel.self,
        FullURLAsBase.self,
        InsecureURL.self,
        MiddlemanHost.self,
        ProviderHostMismatch.self,
        TemporaryTunnel.self,
        UnreachableFromFrontEnd.self,
        WrongEndpoint.self,
        ContextExceedsFrontEnd.self,
        ContextExceedsModel.self,
        ContextPlusReply.self,
        ReplyExceedsModel.self,
        PrivacySwitchRequired.self,
        KeyOfOtherProvider.self,
        PlaintextKey.self,
    ]
}
