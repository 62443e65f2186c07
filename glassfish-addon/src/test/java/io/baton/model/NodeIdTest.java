// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @Test
    void itsTextIsReadBack() {
        NodeId node = NodeId.incarnate("instance-1.example_x");
        assertThat(NodeId.parse(node.toString())).isEqualTo(node);
    }

    @Test
    void everyIncarnationIsAnotherNode() {
        assertThat(NodeId.incarnate("i1")).isNotEqualTo(NodeId.incarnate("i1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "i1",
                "i1@",
                "@0123456789abcdef",
                "i1@0123456789ABCDEF",
                "i 1@0123456789abcdef",
                "i1@0123456789abcdef0"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> NodeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
